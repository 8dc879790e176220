import {
  accessSync,
  constants,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sharedEvents } from '../agenda/agenda.ts'
import { calendarOf } from '../agenda/calendar.ts'
import { type BackupDeps, makeBackup } from '../backup/make-backup.ts'
import { makeFolder } from '../database/file.ts'
import type { Deps } from '../deps.ts'
import { localDateOf } from '../language/instant.ts'
import { sentences } from '../language/sentence.ts'
import { listCommunes } from '../people/store/communes.ts'
import { Refusal } from '../platform/refusal.ts'
import { byteOrderMark, csvLine } from '../platform/rules/csv.ts'
import { replyCsv } from '../reply-times/reply-csv.ts'
import type { ReportDeps } from '../reply-times/reply-report.ts'
import { sheets } from './sheets.ts'
import { type Held, keepCommune, openHeld } from './store.ts'

const exportSentences = sentences('export', {
  isAFile: (folder: string) => ({
    fr: `${folder} est un fichier : donnez un dossier.`,
    en: `${folder} is a file: give a folder.`,
  }),
  notEmpty: (folder: string) => ({
    fr: `Le dossier ${folder} n’est pas vide : choisissez-en un autre.`,
    en: `The folder ${folder} is not empty: choose another.`,
  }),
  notWritable: (folder: string, code: string) => ({
    fr: `Rien ne peut être écrit dans ${folder} (${code}) : donnez un dossier où vous pouvez écrire.`,
    en: `Nothing can be written in ${folder} (${code}): give a folder in which you can write.`,
  }),
})

type ExportDeps = BackupDeps & ReportDeps & Pick<Deps, 'publicUrl'>

/** `files`: how many there are; `lines`: of each sheet, without its headings. */
export type Exported = { folder: string; files: number; lines: Record<string, number> }

const endings: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
}

/**
 * Writes everything of an installation in open formats into a new folder, as it is at one instant:
 * a sheet (CSV) a subject, the reply times of each month, the agenda (.ics), the pictures, and every
 * table as lines of JSON. What opens a door is left out: passwords, sessions, tokens, keys.
 * @param communeId of which commune alone; null: of all
 * @throws Refusal (`conflict`) when the folder holds something, (`bad-request`) when nothing can be
 *   written there
 */
export async function exportAll(
  deps: ExportDeps,
  source: { databaseUrl: string; secretKey: Buffer },
  folder: string,
  communeId: number | null = null,
): Promise<Exported> {
  if (existsSync(folder) && !statSync(folder).isDirectory()) {
    throw new Refusal('conflict', exportSentences.isAFile(folder))
  }
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new Refusal('conflict', exportSentences.notEmpty(folder))
  }
  makeWritable(folder)
  const work = mkdtempSync(join(tmpdir(), 'tambour-export-'))
  const moment = join(work, 'moment.db')
  try {
    await makeBackup(deps, { ...source, passphrase: null }, moment)
    if (communeId !== null) keepCommune(moment, communeId)
    const held = openHeld(moment)
    try {
      const lines = await writeSheets(held, folder)
      await writeReplyTimes(deps, held, folder, communeId)
      await writeTables(held, folder)
      writePictures(held, folder)
      await writeAgenda(deps, folder, communeId)
      writeFileSync(join(folder, 'LISEZMOI.txt'), readMe(lines))
      return { folder, files: countFiles(folder), lines }
    } finally {
      held.close()
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function makeWritable(folder: string): void {
  try {
    makeFolder(folder)
    accessSync(folder, constants.W_OK)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC') throw error
    throw new Refusal('bad-request', exportSentences.notWritable(folder, String(code)))
  }
}

async function writeSheets(held: Held, folder: string): Promise<Record<string, number>> {
  const lines: Record<string, number> = {}
  for (const [name, query] of Object.entries(sheets)) {
    const { headings, rows } = held.sheet(query)
    let count = 0
    await write(join(folder, name), function* () {
      yield byteOrderMark + csvLine(headings)
      for (const row of rows) {
        count += 1
        yield csvLine(row)
      }
    })
    lines[name] = count
  }
  return lines
}

/** One file a commune and month: `delais/2026-03-1.csv`. */
async function writeReplyTimes(
  deps: ExportDeps,
  held: Held,
  folder: string,
  communeId: number | null,
): Promise<void> {
  mkdirSync(join(folder, 'delais'))
  const communes = await listCommunes(deps.db)
  for (const { id, zone } of communes.filter(one => communeId === null || one.id === communeId)) {
    const today = localDateOf(deps.clock.now(), zone)
    const query = `select distinct substr("openedOn", 1, 7) from "episode" where "communeId" = ${id}`
    for (const [month] of held.sheet(query).rows) {
      const first = Temporal.PlainDate.from(`${month}-01`)
      const [from, last] = [first, first.add({ months: 1 }).subtract({ days: 1 })].map(String)
      const to = last === undefined || last > today ? today : last
      const pieces = await replyCsv(deps, id, { from: from ?? to, to })
      await writeFile(join(folder, 'delais', `${month}-${id}.csv`), pieces)
    }
  }
}

async function writeTables(held: Held, folder: string): Promise<void> {
  mkdirSync(join(folder, 'tables'))
  for (const { name, rows } of held.tables()) {
    await write(join(folder, 'tables', `${name}.jsonl`), function* () {
      for (const row of rows) yield `${JSON.stringify(row)}\n`
    })
  }
}

function writePictures(held: Held, folder: string): void {
  mkdirSync(join(folder, 'images'))
  for (const { id, type, bytes } of held.pictures()) {
    writeFileSync(join(folder, 'images', `${id}.${endings[type] ?? 'bin'}`), bytes)
  }
  for (const { id, type, bytes } of held.photos()) {
    writeFileSync(join(folder, 'images', `message-${id}.${endings[type] ?? 'bin'}`), bytes)
  }
}

async function writeAgenda(
  deps: ExportDeps,
  folder: string,
  communeId: number | null,
): Promise<void> {
  const events = await sharedEvents(deps, communeId ?? undefined)
  const calendar = await calendarOf(events, { name: 'Agenda', source: null }, deps.publicUrl)
  writeFileSync(join(folder, 'agenda.ics'), calendar)
}

async function write(path: string, lines: () => Generator<string>): Promise<void> {
  await pipeline(Readable.from(lines()), createWriteStream(path, { mode: 0o600 }))
}

function countFiles(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter(one => one.isFile())
    .length
}

function readMe(lines: Record<string, number>): string {
  const counts = Object.entries(lines).map(
    ([name, count]) => `  ${name.padEnd(18)} ${count} lignes`,
  )
  return [
    'Export de Tambour',
    '',
    'Tout s’ouvre sans Tambour : les .csv avec un tableur (UTF-8, séparés par des virgules),',
    'agenda.ics avec tout agenda, les images telles quelles. Les heures marquées UTC sont',
    'en temps universel ; « heure locale » est celle de la commune.',
    '',
    ...counts,
    '',
    'messages.csv nomme les fichiers joints, un par ligne dans sa case, et leur taille en face ;',
    '« inconnue » où le réseau ne la dit pas.',
    '',
    '  delais/            les délais de réponse, un fichier par mois et par commune',
    '  agenda.ics         les événements publics des trois derniers mois et à venir',
    '  images/            les images, au numéro que leur donne images.csv ; « message-12 » est',
    '                     la photo jointe au message 12 de tables/message.jsonl',
    '  tables/            chaque table de la base, une ligne JSON par enregistrement ;',
    '                     les instants y sont en millisecondes depuis 1970 (UTC)',
    '',
    'N’y sont pas : mots de passe, sessions, accès aux réseaux, clés d’accès, clé de chiffrement.',
    'Ces fichiers contiennent des données personnelles : gardez-les comme telles.',
    '',
  ].join('\r\n')
}
