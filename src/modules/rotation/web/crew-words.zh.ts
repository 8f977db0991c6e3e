export const zh = {
  turns: '谁哪天上班', noTurns: '接下来两周没有已公示的轮值，按平时的营业时间。', rests: '不营业', halves: { am: '上午', pm: '下午' },
  title: '轮值班组', below: 'A、B 两队不见面；每队要有持钥人和现金双人，轮值方案才能审批。', team: '队', teams: { A: 'A 队', B: 'B 队', none: '不轮值' }, key: '持钥', cash: '现金持证', stands: (people: number, keys: number, cash: number) => `${people} 人，持钥 ${keys}，现金持证 ${cash}`, lacks: { noKey: '缺持钥人', noCashPair: '现金持证不足两人' }, enough: '可以开门', save: '保存班组', saved: '班组已保存', unsaved: '有改动，还没保存', nobody: '这家网点还没有人员', nobodyHelp: '请管理员先给同事安排岗位。', contractor: (employer: string) => `${employer}（外包）`,
};
