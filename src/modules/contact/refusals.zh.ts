export const zh = {
  'contact.badParam': '短信「{template}」的变量 {param} 不能用（{why}）。请改后再发。',
  'contact.receiptKey': '这个回执地址不存在。请在短信网关里核对地址。',
} as const;
