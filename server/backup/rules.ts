/** At this hour of the machine's night, when nobody writes, ms after midnight UTC. */
const nightMs = (2 * 60 + 40) * 60_000
const dayMs = 24 * 60 * 60_000

/** After one that failed the next is tried, ms. */
const retryMs = 60 * 60_000

/** From then on the last one is too old, and people are told, ms. */
export const tooOldMs = 3 * dayMs

/**
 * When the next nightly backup is due, ms UTC: the first night after the last one that was made;
 * at once where there is none. A machine that was off that night makes it when it wakes.
 */
export function nextBackupAt(last: { madeAt: number | null; triedAt: number | null }): number {
  const { madeAt, triedAt } = last
  const due = madeAt === null ? 0 : Math.floor((madeAt - nightMs) / dayMs + 1) * dayMs + nightMs
  const hasFailed = triedAt !== null && triedAt !== madeAt
  return hasFailed ? Math.max(due, triedAt + retryMs) : due
}

/** Where in an S3 storage backups lie. */
export type S3Address = {
  bucket: string
  /** Between the bucket's name and a backup's: empty, or with a slash at its end. */
  folder: string
  /** The storage's own address, without a slash at its end. */
  endpoint: string
  /** What the storage calls the place of the bucket: a signature names it. */
  region: string
}

/** Where none is given: MinIO's and Ceph's own, and the one that AWS began with. */
const defaultRegion = 'us-east-1'

/** Reads `s3://bucket/folder?endpoint=https://…&region=…`; null where it is none. */
export function s3AddressOf(text: string): S3Address | null {
  const address = URL.parse(text)
  const endpoint = URL.parse(address?.searchParams.get('endpoint') ?? '')
  if (address?.protocol !== 's3:' || address.host === '' || endpoint === null) return null
  const folder = decodeURIComponent(address.pathname).replace(/^\/+|\/+$/g, '')
  return {
    bucket: address.host,
    folder: folder === '' ? '' : `${folder}/`,
    endpoint: endpoint.origin,
    region: address.searchParams.get('region') || defaultRegion,
  }
}

/** How it is written: one way for one place, and never a key. */
export function s3Name({ bucket, folder, endpoint, region }: S3Address): string {
  return `s3://${bucket}/${encodeURI(folder)}?endpoint=${endpoint}&region=${region}`
}
