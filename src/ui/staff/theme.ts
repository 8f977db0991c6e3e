import type { ThemeConfig } from 'antd';
import { fontFamily, tokens as t } from '../tokens.ts';

/** The house style for antd: warm paper, dark ink, colours by meaning. Touch makes every control 60 px for gloved hands. */
export function themeOf(touch: boolean): ThemeConfig {
  const height = touch ? 60 : 36;
  return {
    cssVar: { key: 'kaimen' },
    token: {
      colorPrimary: t.indigo, colorInfo: t.indigo, colorLink: t.indigo, colorSuccess: t.pine, colorWarning: t.amber, colorError: t.vermilion,
      colorText: t.ink, colorTextSecondary: t.inkSoft, colorTextTertiary: t.inkSoft, colorTextDescription: t.inkSoft, colorTextPlaceholder: '#6b7178',
      colorTextDisabled: '#6b7178',
      colorBgLayout: t.paper, colorBgContainer: t.sheet, colorBgElevated: t.sheet, colorFillAlter: t.sunk, colorBorder: '#a39b8d', colorBorderSecondary: t.line, colorSplit: t.line,
      colorErrorText: t.vermilionInk, colorWarningText: t.amberInk,
      fontFamily, fontSize: touch ? 18 : 15, fontSizeSM: touch ? 16 : 13, lineHeight: 1.6,
      borderRadius: 8, borderRadiusLG: 12, borderRadiusSM: 6, controlHeight: height, controlHeightLG: touch ? 68 : 48, controlHeightSM: touch ? 48 : 28,
      boxShadowTertiary: '0 1px 2px rgb(60 48 30 / 8%)', controlOutlineWidth: 3, controlOutline: 'rgb(43 74 139 / 25%)', motionDurationMid: '0.15s', motionDurationSlow: '0.2s',
      wireframe: false,
    },
    components: {
      Button: { fontWeight: 500, primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', paddingInline: touch ? 24 : 16 },
      Table: { headerBg: 'transparent', headerColor: t.inkSoft, headerSplitColor: 'transparent', borderColor: t.line, rowHoverBg: t.sunk, cellPaddingBlock: touch ? 16 : 11, cellPaddingBlockSM: 6, headerBorderRadius: 0 },
      Tabs: { inkBarColor: t.indigo, horizontalItemPadding: touch ? '18px 4px' : '10px 2px', titleFontSize: touch ? 18 : 15 },
      Card: { boxShadowTertiary: 'none', headerFontSize: 16 },
      Form: { labelFontSize: touch ? 18 : 15, itemMarginBottom: 20 },
      Tag: { defaultBg: t.sunk },
      Segmented: { trackBg: t.sunk, itemSelectedBg: t.sheet },
      Drawer: { paddingLG: 24 },
      Tooltip: { colorBgSpotlight: t.ink },
    },
  };
}
