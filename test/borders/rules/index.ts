import type { Rule } from '../tree.ts';
import { floors } from './floors.ts';
import { manners } from './manners.ts';
import { packages } from './packages.ts';
import { refusals } from './refusals.ts';
import { tables } from './tables.ts';
import { textInPages } from './text-in-pages.ts';
import { timeAndChance } from './time-and-chance.ts';
import { words } from './words.ts';

export const rules: readonly Rule[] = [floors, tables, timeAndChance, textInPages, words, refusals, packages, manners];
