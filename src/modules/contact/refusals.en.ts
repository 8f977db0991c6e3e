export const en = {
  'contact.badParam': 'The variable {param} of the text "{template}" cannot be used ({why}). Please change it and send again.',
  'contact.receiptKey': 'There is no such receipt address. Please check the address set at the gateway.',
} as const;
