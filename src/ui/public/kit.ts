export { Mark, Loading } from './Mark.tsx';
export { BackLink, Page } from './Page.tsx';
export { LanguageSwitch, LargeTypeSwitch } from './Switches.tsx';
export { BigButton, Check, ErrorSummary, Field, Question, RadioList, type Choice } from './form.tsx';
export { Badge, Empty, Notice, RefusedNotice, StaleBanner, type Meaning } from './Notice.tsx';
export { go, keep, matchPath, useAddress, type PageProps } from './route.ts';
export { useAsk, useDeed, useLive, type Asked, type Deed } from './use.ts';
