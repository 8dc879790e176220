/** What a request calls a connector's field: 'config.page', 'secrets.token'. */
export function placeOf({ key, secret }: { key: string; secret: boolean }): string {
  return `${secret ? 'secrets' : 'config'}.${key}`
}
