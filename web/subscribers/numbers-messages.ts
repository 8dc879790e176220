import { frenchCount } from '../../server/language/french.ts'
import { count } from '../count.ts'
import { translated } from '../language.ts'

/** The words of numbers that residents gave on paper, in the language in force. */
export const numbersMessages = translated({
  title: { fr: 'Numéros donnés sur papier', en: 'Numbers given on paper' },
  help: {
    fr: 'Un habitant qui a donné son numéro et son accord à la mairie peut recevoir les SMS. Tambour garde le numéro, chiffré, le jour et la preuve de l’accord, et rien d’autre.',
    en: 'A resident who gave the mairie a number and consent can get the SMS. Tambour keeps the number, sealed, the day and the proof of the consent, and nothing else.',
  },
  start: { fr: 'Importer des numéros', en: 'Import numbers' },
  lead: {
    fr: 'Collez votre tableau avec sa ligne de titres\u00a0: numéro, date de l’accord, comment il a été donné (formulaire, guichet…). Les noms ne sont pas gardés. Rien n’est importé avant que vous l’ayez relu.',
    en: 'Paste your table with its line of headings: number, date of the consent, how it was given (form, counter…). Names are not kept. Nothing is imported before you have read it through.',
  },
  channel: { fr: 'Pour quel canal', en: 'For which channel' },
  table: { fr: 'Le tableau', en: 'The table' },
  file: { fr: 'Fichier CSV', en: 'CSV file' },
  look: { fr: 'Relire la liste', en: 'Read the list' },
  again: { fr: 'Revenir au tableau', en: 'Back to the table' },
  found: (fresh: number, known: number) => ({
    fr: `${frenchCount(fresh, 'numéro à importer', 'numéros à importer')}${known === 0 ? '' : `, ${frenchCount(known, 'déjà abonné', 'déjà abonnés')}`}.`,
    en: `${count(fresh, 'number', 'numbers')} to import${known === 0 ? '' : `, ${known} signed up already`}.`,
  }),
  refused: (many: number) => ({
    fr: frenchCount(many, 'ligne laissée de côté', 'lignes laissées de côté'),
    en: `${count(many, 'line', 'lines')} left aside`,
  }),
  line: (line: number, number: string) => ({
    fr: number === '' ? `Ligne ${line}` : `Ligne ${line}, ${number}`,
    en: number === '' ? `Line ${line}` : `Line ${line}, ${number}`,
  }),
  keep: (many: number) => ({
    fr: `Importer ${frenchCount(many, 'numéro', 'numéros')}`,
    en: `Import ${count(many, 'number', 'numbers')}`,
  }),
  imported: (many: number) => ({
    fr: frenchCount(many, 'numéro importé', 'numéros importés'),
    en: `${count(many, 'number', 'numbers')} imported`,
  }),
  notImported: { fr: 'Rien n’a été importé.', en: 'Nothing was imported.' },
  erase: { fr: 'Effacer un numéro', en: 'Erase a number' },
  eraseHelp: {
    fr: 'À la demande de son titulaire. Il ne recevra plus de SMS, et rien ne reste de lui.',
    en: 'At its holder’s wish. It gets no SMS any more, and nothing of it stays.',
  },
  number: { fr: 'Numéro de téléphone', en: 'Telephone number' },
  numberMissing: { fr: 'Donnez le numéro.', en: 'Give the number.' },
  erased: { fr: 'Le numéro est effacé.', en: 'The number is erased.' },
  notErased: { fr: 'Rien n’a été effacé.', en: 'Nothing was erased.' },
})
