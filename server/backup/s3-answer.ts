import type { Sentence } from '../language/sentence.ts'
import { readMarkup } from '../platform/html/read-markup.ts'
import type { S3Address } from './rules.ts'
import { backupSentences } from './sentences.ts'

/** The texts of every element of that name, in their order. */
export function textsOf(xml: string, name: string): string[] {
  const texts: string[] = []
  let text: string | null = null
  readMarkup(
    xml,
    {
      open(opened) {
        if (opened === name) text = ''
      },
      text(said) {
        if (text !== null) text += said
      },
      close(closed) {
        if (closed !== name || text === null) return
        texts.push(text)
        text = null
      },
    },
    { isXml: true },
  )
  return texts
}

export const textOf = (xml: string, name: string) => textsOf(xml, name)[0] ?? null

/**
 * What passes by itself: worth another try. The codes that come with a status under 500 are of a
 * part that was cut off or changed on its way
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html).
 */
export function passes(status: number, code: string): boolean {
  return (
    (status >= 500 && status !== 501 && status !== 507 && !isFull(code)) ||
    status === 408 ||
    status === 429 ||
    ['RequestTimeout', 'IncompleteBody', 'BadDigest', 'XAmzContentSHA256Mismatch'].includes(code)
  )
}

/** Ceph and AWS name a quota, MinIO the disk. */
const isFull = (code: string) => /^(Quota|XMinioStorageFull|StorageFull|InsufficientSt)/.test(code)

/** What a person is told of an answer that is a refusal; `code`: of its XML, empty without one. */
export function sentenceFor(address: S3Address, status: number, code: string): Sentence {
  const { bucket } = address
  const { host } = new URL(address.endpoint)
  if (status >= 300 && status < 400) return backupSentences.s3Elsewhere(host)
  if (isFull(code) || status === 507) return backupSentences.s3Full(host)
  if (passes(status, code)) return backupSentences.s3Busy(host, code || String(status))
  const byCode = ofCode[code]
  if (byCode !== undefined) return byCode(host, bucket)
  if (status === 401) return backupSentences.s3WrongKey(host)
  if (status === 403) return backupSentences.s3NoRight(host, bucket)
  return backupSentences.s3Refused(host, code || String(status))
}

const ofCode: Record<string, (host: string, bucket: string) => Sentence> = {
  AccessDenied: backupSentences.s3NoRight,
  AuthorizationHeaderMalformed: backupSentences.s3WrongRegion,
  IllegalLocationConstraintException: backupSentences.s3WrongRegion,
  InvalidAccessKeyId: backupSentences.s3WrongKey,
  SignatureDoesNotMatch: backupSentences.s3WrongKey,
  NoSuchBucket: backupSentences.s3NoBucket,
  NoSuchKey: backupSentences.s3NoBackup,
  RequestTimeTooSkewed: backupSentences.s3WrongClock,
}
