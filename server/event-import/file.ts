import { calendarText, textOfBytes } from '../language/encoding.ts'
import type { Sentence } from '../language/sentence.ts'
import { BadInput } from '../platform/refusal.ts'
import { largestEventFile } from './rules.ts'
import { eventImportSentences } from './sentences.ts'

/** An example that a person fills in, as Excel in France opens it: semicolons, a byte order mark. */
export const importTemplate = `\uFEFF${[
  'Titre;Date;Heure;Date de fin;Heure de fin;Lieu;Description;Organisateur;Lien',
  'Loto des écoles;samedi 12 juin 2027;20 h;;23 h;Salle des fêtes;"Ouverture des portes à 19 h.\nBuvette sur place.";Amicale des parents;',
  'Fête de l’été;03/07/2027;10:00;04/07/2027;18:00;Place de la Mairie;Deux jours de fête.;Comité des fêtes;https://exemple.fr/fete',
].join('\r\n')}\r\n`

export type EventFileText = { kind: 'csv' | 'ics'; encoding: string; text: string }

/**
 * A file of events as text, whatever program wrote it: with or without a byte order mark, in
 * UTF-8, in Windows-1252 as Excel saves a CSV, or in UTF-16 as its « Texte Unicode ».
 * @throws BadInput for what is no such file: one sentence that says what to do.
 */
export function eventFileTextOf(bytes: Uint8Array): EventFileText {
  if (bytes.length === 0) throw new BadInput(eventImportSentences.emptyFile)
  if (bytes.length > largestEventFile) {
    throw new BadInput(eventImportSentences.fileTooLarge(largestEventFile / 1024 ** 2))
  }
  refuseOtherKinds(bytes)
  const plain = textOfBytes(bytes)
  const kind = /^\s*BEGIN:VCALENDAR/i.test(plain.text) ? 'ics' : 'csv'
  const { encoding, text } = kind === 'ics' ? calendarText(bytes) : plain
  if (text.trim() === '') throw new BadInput(eventImportSentences.emptyFile)
  if (/[\0]/.test(text.slice(0, 4096))) {
    throw new BadInput(eventImportSentences.noText)
  }
  return { kind, encoding, text }
}

const signatures: { begins: number[]; sentence: Sentence }[] = [
  {
    // ZIP: .xlsx and .ods are archives of it.
    begins: [0x50, 0x4b, 0x03, 0x04],
    sentence: eventImportSentences.workbook,
  },
  {
    // OLE: .xls and .doc.
    begins: [0xd0, 0xcf, 0x11, 0xe0],
    sentence: eventImportSentences.oldWorkbook,
  },
  {
    begins: [0x25, 0x50, 0x44, 0x46],
    sentence: eventImportSentences.pdf,
  },
]

function refuseOtherKinds(bytes: Uint8Array): void {
  for (const { begins, sentence } of signatures) {
    if (begins.every((byte, place) => bytes[place] === byte)) throw new BadInput(sentence)
  }
}
