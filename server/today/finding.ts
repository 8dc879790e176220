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
  if (isLoopback(host) || publicUrl.startsWith('https:')) {
    return ok('address', `Tambour s’ouvre à l’adresse ${publicUrl}.`)
  }
  return warning(
    'address',
    `Tambour écoute sur le réseau (${host}) et ${publicUrl} n’est pas chiffrée : les mots de passe y passent en clair.`,
    'mettez un serveur HTTPS devant Tambour, PUBLIC_URL à son adresse et HOST à 127.0.0.1',
  )
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}
