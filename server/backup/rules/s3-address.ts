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
