export const en = {
  'subscriptions.noTexts': 'The bank cannot send texts yet, so nobody can subscribe. Please see the branch’s page for its hours, or call.',
  'subscriptions.tooSoon': 'A code was just sent; please look at your texts. You can ask again in {seconds} seconds.',
  'subscriptions.tooManyCodes': 'No more codes today; please try tomorrow. The hours are always on the branch’s page.',
  'subscriptions.tooMany': 'One phone can follow {most} branches at most. Please leave one first.',
  'subscriptions.linkUnknown': 'This address no longer works: the subscription was left or has ended, and the phone number is deleted.',
};
