import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { AwsV4Signer } from 'aws4fetch'
import type { Clock } from '../clock.ts'
import { Refusal } from '../platform/refusal.ts'
import type { S3Address } from './rules.ts'
import { passes, sentenceFor, textOf } from './s3-answer.ts'
import { backupSentences } from './sentences.ts'

export type S3Keys = { accessKey: string; secretKey: string }

/** `waits`: before each further try of a request, ms. */
export type S3Options = { keys: S3Keys; clock: Clock; waits?: readonly number[] }

/** A minute and a half together: what lasts longer is tried again by the next backup. */
const usualWaits = [1_000, 5_000, 20_000, 60_000]

type S3Request = {
  query?: Record<string, string>
  headers?: Record<string, string>
  body?: Blob | string
  /** SHA-256 of the body, hex. */
  hash?: string
  /** Codes of refusals that are an answer. */
  expecting?: string[]
}

/** `code`: why it was refused, where that was expected. */
type S3Answer = { headers: Headers; body: Response['body']; text: string; code: string }

/** Asks a storage for something about an object, or about the bucket where the name is empty. */
export type AskS3 = (method: string, name: string, request?: S3Request) => Promise<S3Answer>

const nothing = createHash('sha256').digest('hex')

/**
 * Signed requests (Signature V4, https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html),
 * each tried again while its failure may pass. The bucket is in the path and not in the machine's
 * name: OVH, Scaleway, MinIO, Garage, Ceph and AWS all take that, and those in the house of somebody
 * have a certificate for one name. The body of a GET of an object is left to be read: `text` is empty.
 * @throws Refusal (`unavailable`) with a sentence that says what to do
 */
export function createS3Requests(address: S3Address, options: S3Options): AskS3 {
  const { keys, clock, waits = usualWaits } = options
  const { bucket, endpoint, region } = address
  const path = (name: string) =>
    [bucket, ...(name === '' ? [] : name.split('/'))].map(encodeURIComponent).join('/')

  const once: AskS3 = async (method, name, request = {}) => {
    const { query = {}, headers = {}, body, hash = nothing } = request
    const asked = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    const url = `${endpoint}/${path(name)}${asked.length === 0 ? '' : `?${asked.join('&')}`}`
    const signed = await new AwsV4Signer({
      method,
      url,
      headers: { ...headers, 'x-amz-content-sha256': hash },
      accessKeyId: keys.accessKey,
      secretAccessKey: keys.secretKey,
      service: 's3',
      region,
      datetime: new Date(clock.now()).toISOString().replaceAll(/[:-]|\.\d{3}/g, ''),
    }).sign()
    const answer = await fetch(signed.url, {
      method,
      headers: signed.headers,
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
    })
    if (answer.ok && method === 'GET' && name !== '' && request.query === undefined) {
      return { headers: answer.headers, body: answer.body, text: '', code: '' }
    }
    const text = await answer.text()
    // The end of an upload is refused with a status of 200 where its joining took long.
    const code = answer.ok && !/<Error[\s>]/.test(text) ? '' : (textOf(text, 'Code') ?? '')
    const isGood = answer.ok && code === ''
    if (isGood || request.expecting?.includes(code)) {
      return { headers: answer.headers, body: null, text, code }
    }
    throw new S3Refusal(address, answer.ok ? 500 : answer.status, code)
  }

  return async (method, name, request) => {
    // What is asked of the bucket comes first: a wrong address is told soon.
    for (const wait of name === '' ? waits.slice(0, 1) : waits) {
      try {
        return await once(method, name, request)
      } catch (error) {
        if (error instanceof S3Refusal && !error.passes) throw error
        await setTimeout(wait)
      }
    }
    try {
      return await once(method, name, request)
    } catch (error) {
      if (error instanceof S3Refusal) throw error
      throw silent(endpoint, error)
    }
  }
}

/** Where nothing comes back, or not to its end. */
export function silent(endpoint: string, cause: unknown): Refusal {
  const { host } = new URL(endpoint)
  return Object.assign(new Refusal('unavailable', backupSentences.s3Silent(host)), { cause })
}

class S3Refusal extends Refusal {
  readonly passes: boolean
  constructor(address: S3Address, status: number, code: string) {
    super('unavailable', sentenceFor(address, status, code))
    this.passes = passes(status, code)
  }
}

type Pieces = Iterable<Uint8Array | string> | AsyncIterable<Uint8Array | string>

/** SHA-256, hex. */
export async function hashOf(body: Pieces): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of body) hash.update(piece)
  return hash.digest('hex')
}
