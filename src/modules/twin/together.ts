/** How many branches one person decides on at once: each is looked at first, and its days are kept until then. */
export const MOST_TOGETHER = 30;
