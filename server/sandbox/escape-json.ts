/** Meta sends ASCII, with `\u00e9` for é and `\/` for a slash. */
export function escapeJson(body: unknown): string {
  return JSON.stringify(body)
    .replaceAll('/', '\\/')
    .replace(/[\u007f-\uffff]/g, mark => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
