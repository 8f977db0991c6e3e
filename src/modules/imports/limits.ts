/** What a branch list may be at most. Each is checked before the work it bounds (SECURITY 6). */
export const IMPORT_LIMITS = {
  /** the file as it arrives */
  packedBytes: 20 * 1024 * 1024,
  /** all that is inside, counted while it is inflated: declared sizes can lie */
  unpackedBytes: 50 * 1024 * 1024,
  /** unpacked to packed; files below a megabyte are let through whatever their ratio */
  ratio: 100,
  freeBytes: 1024 * 1024,
  zipEntries: 200,
  rows: 50_000,
  columns: 500,
  cellCharacters: 32_767,
  nameCharacters: 120,
  addressCharacters: 300,
  codeCharacters: 40,
  phoneCharacters: 60,
  /** nesting of JSON that is looked into */
  depth: 8,
  workbookSeconds: 10,
  workbookHeapMb: 256,
} as const;
