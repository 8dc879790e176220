import type { LogEvent } from 'kysely'
import { sentences } from '../language/sentence.ts'

/** Why the database, or the disk under it, cannot go on. */
export type Failure = 'full' | 'damaged' | 'read-only' | 'replaced' | 'unreachable'

/** What people are told of each: what it is, and what to do. */
export const failureSentences = sentences('database', {
  full: {
    fr: 'Il n’y a plus de place sur le disque de Tambour : ce qui était enregistré le reste, mais plus rien ne s’écrit. Libérez de la place, puis réessayez.',
    en: 'There is no room left on Tambour’s disk: what was saved stays, but nothing more is written. Free some room, then try again.',
  },
  damaged: {
    fr: 'La base de Tambour est abîmée : arrêtez-le, gardez ses fichiers de côté, puis remettez la dernière sauvegarde par « tambour restore FICHIER ».',
    en: 'Tambour’s database is damaged: stop it, keep its files aside, then put back the last backup with “tambour restore FILE”.',
  },
  'read-only': {
    fr: 'Tambour ne peut pas écrire dans sa base, plus rien ne s’enregistre : vérifiez qu’il a ce droit sur le fichier et sur son dossier, et que le disque n’est ni en panne, ni en lecture seule, ni au bout de son quota.',
    en: 'Tambour cannot write in its database, nothing more is saved: check that it has that right on the file and its folder, and that the disk is neither broken, nor read-only, nor at the end of its quota.',
  },
  replaced: {
    fr: 'Le fichier de la base de Tambour a été retiré, remplacé ou modifié pendant qu’il fonctionnait : plus rien ne s’enregistre. Arrêtez Tambour, remettez le fichier d’origine, ou bien, par « tambour restore FICHIER », la copie que la console nomme ou, s’il n’y en a pas, la dernière sauvegarde, puis redémarrez-le.',
    en: 'The file of Tambour’s database was removed, replaced or changed while it was running: nothing more is saved. Stop Tambour, put the original file back, or else, with “tambour restore FILE”, the copy that the console names or, where there is none, the last backup, then start it again.',
  },
  rescued: (file: string) => ({
    fr: `Ce que Tambour tenait encore de sa base est gardé dans ${file} : « tambour restore ${file} » le remet.`,
    en: `What Tambour still held of its database is kept in ${file}: “tambour restore ${file}” puts it back.`,
  }),
  unreachable: {
    fr: 'La base de Tambour ne répond pas : vérifiez qu’elle est en marche, puis réessayez.',
    en: 'Tambour’s database does not answer: check that it is running, then try again.',
  },
})

/**
 * By the codes of SQLite (https://www.sqlite.org/rescode.html), of PostgreSQL
 * (https://www.postgresql.org/docs/current/errcodes-appendix.html) and of the system.
 */
const codes: [Failure, RegExp][] = [
  ['replaced', /^SQLITE_READONLY_DBMOVED$/],
  ['full', /^(SQLITE_FULL|ENOSPC|EDQUOT|53100)$/],
  ['damaged', /^(SQLITE_(CORRUPT|NOTADB)|XX00[12]$)/],
  // To SQLite a disk that turned read-only, or a quota that is used up, is an error of writing.
  [
    'read-only',
    /^(SQLITE_READONLY|SQLITE_IOERR_(WRITE|FSYNC|TRUNCATE|SHM|LOCK)|(EROFS|EACCES|EPERM|25006)$)/,
  ],
  // Connections lost, refused, ended by who looks after it, or by its patience.
  ['unreachable', /^(08\w{3}|53300|57P0[1-3]|25P03)$/],
]

/** No connection to a PostgreSQL could be had; its code is that of SQL for it. */
export class NoConnection extends Error {
  readonly code = '08001'
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}

/** Its code is SQLite's for a file that was moved since it was opened. */
export class FileReplaced extends Error {
  readonly code = 'SQLITE_READONLY_DBMOVED'
  constructor(cause?: unknown) {
    super(failureSentences.replaced.fr, { cause })
  }
}

/** What of these an error is, or was caused by; null: something else. */
export function failureOf(error: unknown): Failure | null {
  for (let one = error; one instanceof Error; one = one.cause) {
    const { code } = one as NodeJS.ErrnoException
    const found = codes.find(([, pattern]) => typeof code === 'string' && pattern.test(code))
    if (found !== undefined) return found[0]
    // SQLite says « database or disk is full » of the file, and of a temporary one.
    if (one.message.includes('database or disk is full')) return 'full'
    // The driver's own words for a connection that broke have no code.
    if (one.message.startsWith('Connection terminated')) return 'unreachable'
  }
  return null
}

/**
 * Remembers the last failure that a query met, until something was written for certain: many a statement
 * that changes nothing succeeds on a full disk. A damaged file stays one.
 */
export function watchFailures() {
  let failure: Failure | null = null
  return {
    current: (): Failure | null => failure,
    log(event: LogEvent): void {
      if (event.level !== 'error') return
      const met = failureOf(event.error)
      // Whether it can be reached, and is in its place, is asked anew each time.
      if (met !== 'unreachable' && met !== 'replaced') failure = met ?? failure
    },
    wrote(): void {
      if (failure !== 'damaged') failure = null
    },
  }
}
