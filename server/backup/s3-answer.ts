import { DomUtils, parseDocument } from 'htmlparser2'
import type { S3Address } from './rules/s3-address.ts'

/** The texts of every element of that name, in their order. */
export function textsOf(xml: string, name: string): string[] {
  const document = parseDocument(xml, { xmlMode: true })
  return DomUtils.getElementsByTagName(name, document).map(element => DomUtils.textContent(element))
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
export function sentenceFor(address: S3Address, status: number, code: string): string {
  const { bucket } = address
  const { host } = new URL(address.endpoint)
  if (status >= 300 && status < 400) {
    return `${host} renvoie ailleurs : corrigez « endpoint » ou « region » dans BACKUP_TO.`
  }
  if (isFull(code) || status === 507) {
    return `Il n’y a plus de place sur ${host} : augmentez le quota, ou baissez BACKUP_KEEP.`
  }
  if (passes(status, code)) {
    return `${host} est surchargé ou en panne (${code || status}) : Tambour réessaiera dans une heure.`
  }
  return sentences[code]?.(host, bucket) ?? sentenceForStatus(host, bucket, status, code)
}

function sentenceForStatus(host: string, bucket: string, status: number, code: string): string {
  if (status === 401) return wrongKey(host)
  if (status === 403) return noRight(host, bucket)
  return `${host} refuse la sauvegarde (${code || status}) : demandez pourquoi à votre hébergeur.`
}

const wrongKey = (host: string) =>
  `${host} ne reconnaît pas la clé : vérifiez BACKUP_S3_ACCESS_KEY et BACKUP_S3_SECRET_KEY.`
const noRight = (host: string, bucket: string) =>
  `${host} n’ouvre pas le bucket ${bucket} à cette clé : donnez-lui le droit d’y lister, lire, écrire et effacer.`
const wrongRegion = (host: string, bucket: string) =>
  `Le bucket ${bucket} de ${host} est dans une autre région : corrigez « region » dans BACKUP_TO.`

const sentences: Record<string, (host: string, bucket: string) => string> = {
  AccessDenied: noRight,
  AuthorizationHeaderMalformed: wrongRegion,
  IllegalLocationConstraintException: wrongRegion,
  InvalidAccessKeyId: wrongKey,
  SignatureDoesNotMatch: wrongKey,
  NoSuchBucket: (host, bucket) =>
    `Le bucket ${bucket} n’existe pas sur ${host} : créez-le, ou corrigez BACKUP_TO.`,
  NoSuchKey: host => `Cette sauvegarde n’est pas sur ${host} : vérifiez son nom.`,
  RequestTimeTooSkewed: host =>
    `L’horloge de cette machine n’est pas celle de ${host} : mettez-la à l’heure.`,
}
