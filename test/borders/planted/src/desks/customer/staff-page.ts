// expect: floors
import { CleanPage } from '#modules/hours/web/CleanPage.tsx';
export const page = CleanPage;
