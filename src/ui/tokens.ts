/** The house colours by meaning, the same on every desk; tokens.css carries them as variables (a test compares the two). */
export const tokens = {
  /** 松绿: open, done. */
  pine: '#2f6f5e',
  pineSoft: '#e3efe9',
  /** 琥珀: watch. The ink variant is the one for text (contrast 4.5 on paper). */
  amber: '#b7791f',
  amberInk: '#875507',
  amberSoft: '#fbeed3',
  /** 朱红: act now. */
  vermilion: '#c23b22',
  vermilionInk: '#a82f18',
  vermilionSoft: '#fbe6e0',
  /** 靛蓝: information and actions. */
  indigo: '#2b4a8b',
  indigoDeep: '#1f3768',
  indigoSoft: '#e6ebf5',
  paper: '#faf7f2',
  sheet: '#fffefb',
  sunk: '#f2ede4',
  line: '#e2dbcf',
  lineStrong: '#8d8577',
  ink: '#1f2933',
  inkSoft: '#55606b',
  /** Screens in the hall are dark. */
  night: '#111a22',
  nightSheet: '#1b2731',
  nightInk: '#f4efe6',
  nightSoft: '#a9b6c0',
} as const;

export const fontFamily = "var(--marks) 'Noto Sans SC Variable', 'Noto Sans SC', 'PingFang SC', 'HarmonyOS Sans SC', 'MiSans', 'Noto Sans CJK SC', 'Microsoft YaHei', system-ui, sans-serif";
