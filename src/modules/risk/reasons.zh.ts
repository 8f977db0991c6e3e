export const zh = {
  noDate: '日期读不出来', ahead: '日期还没有到', noArea: '没有六位地区代码，不属于任何地区', noCount: '累计确诊不是数字', twice: '同一地区同一天有两个不同的数，都没有取',
} as const;
