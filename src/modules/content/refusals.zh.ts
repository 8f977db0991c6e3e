export const zh = {
  'content.cardUnknown': '没有这张小贴士，或已撤下。请选别的卡片。',
  'content.serviceUnknown': '没有这项业务，请从业务目录中选择。',
  'content.ownCard': '自己写的卡片要由同事发布，请转给另一位总行运营人员。',
  'content.noDraft': '这个版本已发布或不存在，请刷新后再看。',
  'content.noPicture': '只收 PNG、JPEG 或 WebP 图片，不超过 300 KB。',
  'content.pictureUnknown': '没有这张图片。',
  'content.handoutUnknown': '这张卡片的编号不对，内容仍可照着做。',
} as const;
