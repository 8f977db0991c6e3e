export const zh = {
  'identity.signInWrong': '用户名或密码不对，请再试一次。忘记密码请联系系统管理员。',
  'identity.locked': '连续输错次数过多，请 {minutes} 分钟后再试，或请系统管理员帮助。',
  'identity.sessionOver': '登录已过期，请重新登录。您填的内容都还在。',
  'identity.deviceDark': '这台设备已停用或尚未登记，请让网点负责人重新登记。',
  'identity.invitationOver': '这个链接已用过或已过期，请让系统管理员再发一个。',
  'identity.passwordShort': '密码至少要 {least} 个字符，请再长一些。',
  'identity.loginTaken': '这个用户名已有人使用，请换一个。',
  'identity.placeUnknown': '没有找到这个机构。',
  'identity.roleNotHere': '这个岗位不能设在这一级机构。',
  'identity.notForYourself': '不能给自己授岗，请由另一位安全管理员办理。',
  'identity.postUnknown': '没有找到这个岗位。',
  'identity.personUnknown': '没有找到这位员工。',
} as const;
