export const sql = (parts: TemplateStringsArray, ...holes: unknown[]) => [parts, holes];
