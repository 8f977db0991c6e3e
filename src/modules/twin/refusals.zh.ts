export const zh = { 'twin.busy': '已有几个推演在进行，请稍等片刻再试。' };
