import { resolve } from 'node:path'
import { alone, BadUse, type Input, readAll } from '../cli/command.ts'
import { openedBy, withContext } from '../cli/open.ts'
import { systemClock } from '../context.ts'
import { frenchCount, frenchInstant, frenchList, frenchNumber } from '../language/french.ts'
import type { Settings } from '../settings.ts'
import { type MadeBackup, makeBackup } from './make-backup.ts'
import { remoteBackup } from './remote-backup.ts'
import { replacedDays } from './replaced.ts'
import { type RemoteBackup, type Restored, restore } from './restore.ts'
import { upgrade } from './upgrade.ts'

type Upgraded = Awaited<ReturnType<typeof upgrade>>

export const commands = [
  alone<MadeBackup>({
    name: 'backup',
    usage: 'FICHIER [--passphrase-stdin]',
    summary: 'Écrit tout dans un fichier, pendant que Tambour travaille ; la clé y est scellée.',
    options: { 'passphrase-stdin': { type: 'boolean' } },
    async alone(readSettings, input) {
      const settings = readSettings()
      const { databaseUrl, secretKey, backupPassphrase } = settings
      const passphrase = (await passphraseOf(input)) ?? backupPassphrase
      const source = { databaseUrl, secretKey, passphrase }
      return await withContext(settings, context => makeBackup(context, source, fileOf(input)))
    },
    print: ({ file, bytes, hasKey, contents }) =>
      [
        `La sauvegarde est dans ${file} (${frenchNumber(bytes / 1e6, 1)} Mo), relue : ${held(contents)}.`,
        hasKey
          ? 'La clé y est scellée : gardez la phrase secrète ailleurs, sans elle les canaux devraient être reconnectés.'
          : 'La clé n’y est pas : gardez le fichier secret-key ailleurs, ou donnez une phrase secrète (BACKUP_PASSPHRASE, ou --passphrase-stdin).',
      ].join('\n'),
  }),
  alone<Restored>({
    name: 'restore',
    usage: 'FICHIER|ADRESSE [--passphrase-stdin] [--without-key]',
    summary: 'Remet une sauvegarde, ou une copie before-….db ; ce qui était là est gardé à côté.',
    options: { 'passphrase-stdin': { type: 'boolean' }, 'without-key': { type: 'boolean' } },
    async alone(readSettings, input) {
      const settings = readSettings()
      const passphrase = (await passphraseOf(input)) ?? settings.backupPassphrase
      const withoutKey = input.values['without-key'] === true
      const from = (await fromAfar(input, settings)) ?? fileOf(input)
      return await openedBy(() => restore(from, settings, { passphrase, withoutKey }))
    },
    print: ({ madeAt, contents, key, aside }) =>
      [
        madeAt === null
          ? `La copie est en place : ${held(contents)}.`
          : `La sauvegarde du ${frenchInstant(Date.parse(madeAt), 'Europe/Paris')} est en place : ${held(contents)}.`,
        ...(keySentences[key] === null ? [] : [keySentences[key]]),
        ...(madeAt === null
          ? []
          : [
              'Qui a été effacé depuis, à sa demande, y est de nouveau : effacez-le encore (Réglages › Données personnelles, ou « resident erase »).',
            ]),
        ...aside.map(path => `Ce qui était là est gardé dans ${path}.`),
        ...(aside.some(path => path.endsWith('.db'))
          ? [
              `Cette base remplacée contient des données personnelles : Tambour la supprime au bout de ${replacedDays} jours, ou dès qu’une personne est effacée.`,
            ]
          : []),
      ].join('\n'),
  }),
  alone<Upgraded>({
    name: 'migrate',
    usage: '[--status]',
    summary: 'Met la base à jour, comme le fait un démarrage ; --status dit où elle en est.',
    options: { status: { type: 'boolean' } },
    alone: (readSettings, { values }) =>
      openedBy(() => upgrade(readSettings().databaseUrl, { making: values.status !== true })),
    print: ({ applied, pending, unknown, made }) =>
      [
        `${frenchCount(applied.length, 'étape faite', 'étapes faites')}, la dernière est ${applied.at(-1) ?? 'à venir'}.`,
        ...(made.length > 0 ? [`Faites à l’instant : ${made.join(', ')}.`] : []),
        ...(pending.length > 0 ? [`À faire au prochain démarrage : ${pending.join(', ')}.`] : []),
        ...(unknown.length > 0 ? [`D’une version plus récente : ${unknown.join(', ')}.`] : []),
      ].join('\n'),
  }),
]

const keySentences: Record<Restored['key'], string | null> = {
  same: 'La clé de cette installation ouvre ses canaux.',
  restored: 'La clé est revenue avec elle : les canaux restent connectés.',
  missing:
    'Sa clé n’est pas là : reconnectez les canaux dans Tambour. Les comptes et leurs mots de passe restent les mêmes.',
  unknown: null,
}

function held({ communes, messages, events, pictures }: MadeBackup['contents']): string {
  const counts = [
    frenchCount(messages, 'message', 'messages'),
    frenchCount(events, 'événement', 'événements'),
    frenchCount(pictures, 'image', 'images'),
  ]
  return `${communes.length === 0 ? 'aucune commune' : frenchList(communes)}, ${frenchList(counts)}`
}

function fileOf({ words }: Input): string {
  const [word, ...more] = words
  if (word === undefined || more.length > 0) throw new BadUse('Donnez le nom d’un fichier.')
  return resolve(word)
}

async function fromAfar(
  { words: [word = ''] }: Input,
  { dataDir, backupS3Keys: keys }: Settings,
): Promise<RemoteBackup | null> {
  return await remoteBackup(word, { workFolder: dataDir, s3: { keys, clock: systemClock } })
}

async function passphraseOf({ values, stdin }: Input): Promise<string | null> {
  if (values['passphrase-stdin'] !== true) return null
  const line = (await readAll(stdin)).split(/\r?\n/)[0] ?? ''
  if (line.length < 12) throw new BadUse('La phrase secrète doit avoir au moins 12 caractères.')
  return line
}
