export type SubscriberRow = {
  id: string; phone_sealed: string; phone_blind: string; lang: 'zh' | 'en'; link_digest: string; confirmed_at: Date; lapses_at: Date; reminded_at: Date | null;
};

export type CodeRow = {
  id: string; phone_sealed: string; phone_blind: string; lang: 'zh' | 'en'; code_digest: string; branches: string[]; ends_at: Date; tries_left: number; used_at: Date | null;
};
