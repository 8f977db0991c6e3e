import { words } from '#ui/words.ts';
import { en } from './settings-words.en.ts';
import { zh } from './settings-words.zh.ts';

export const settingWords = words({ zh, en });
