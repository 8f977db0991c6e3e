export { DeskPage } from './DeskPage.tsx';
export { Frame, useTouch } from './Frame.tsx';
export { ListPage, type Column, type Filter } from './ListPage.tsx';
export { Loading, Mark } from './Mark.tsx';
export { FiguresTable, Picture, type PictureTable } from './Picture.tsx';
export { useMe, usePlace, type Me, type Place, type PlaceBranch } from './place.tsx';
export { Badge, EmptyState, FaultNotice, Notice, StaleBanner, StatStrip, type Meaning, type Stat } from './signs.tsx';
export { sentenceOf, useToast, type Toast } from './toast.tsx';
export { useCall, useDeed, useLive, type Called, type Deed } from './use.ts';
