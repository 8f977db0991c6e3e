export const en = {
  'identity.signInWrong': 'The login or the password is not right. Please try again, or ask the system administrator.',
  'identity.locked': 'Too many wrong passwords. Please try again in {minutes} minutes, or ask the system administrator.',
  'identity.sessionOver': 'Your sign-in has ended. Please sign in again; what you entered is still here.',
  'identity.deviceDark': 'This device was revoked or is not registered. Please ask the branch head to add it again.',
  'identity.invitationOver': 'This link was used or is too old. Please ask the system administrator for a new one.',
  'identity.passwordShort': 'The password needs at least {least} characters.',
  'identity.loginTaken': 'This login is in use. Please choose another.',
  'identity.placeUnknown': 'This place was not found.',
  'identity.roleNotHere': 'This role does not exist at this kind of place.',
  'identity.notForYourself': 'You cannot give yourself a post. Please ask another security administrator.',
  'identity.postUnknown': 'This post was not found.',
  'identity.personUnknown': 'This person was not found.',
} as const;
