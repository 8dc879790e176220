import { statSync } from 'node:fs'
import { isIP } from 'node:net'

/** One thing that was looked at. `advice` says what to do, unless all is well. */
export type Finding = {
  key: string
  level: 'ok' | 'warning' | 'error'
  text: string
  advice: string | null
}

export const ok = (key: string, text: string): Finding => ({ key, level: 'ok', text, advice: null })
export const warning = (key: string, text: string, advice: string): Finding => ({
  key,
  level: 'warning',
  text,
  advice,
})
export const error = (key: string, text: string, advice: string): Finding => ({
  key,
  level: 'error',
  text,
  advice,
})

export function messageOf(failure: unknown): string {
  return withoutStop(failure instanceof Error ? failure.message : String(failure))
}

export function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '')
}

export function key(file: string | null): Finding {
  if (file === null) return ok('key', 'La clé est donnée par SECRET_KEY.')
  const open = statSync(file).mode & 0o077
  return open === 0
    ? ok('key', `La clé se lit dans ${file}.`)
    : error(
        'key',
        `D’autres que vous peuvent lire la clé, ${file}.`,
        `faites « chmod 600 ${file} »`,
      )
}

export function address(publicUrl: string, host: string): Finding {
  const isHere = isLoopback(host)
  if (publicUrl.startsWith('https:') || (isHere && isLoopback(new URL(publicUrl).hostname))) {
    return ok('address', `Tambour s’ouvre à l’adresse ${publicUrl}.`)
  }
  const where = isHere ? 'On vient par' : `Tambour écoute sur le réseau (${host}) et`
  return warning(
    'address',
    `${where} ${publicUrl}${isHere ? ', qui' : ''} n’est pas chiffrée : les mots de passe y passent en clair.`,
    'mettez un serveur HTTPS devant Tambour, PUBLIC_URL à son adresse et HOST à 127.0.0.1',
  )
}

/** Whether a name or an address, an IPv6 one in brackets or not, is of this machine alone. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '')
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'))
}
