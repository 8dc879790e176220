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
import { checkUpgrade, type UpgradeCheck, upgrade } from './upgrade.ts'

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
          ? 'La clé y est scellée : gardez la phrase secrète ailleurs, sans elle les canaux seraient à reconnecter et les abonnés à réinscrire.'
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
    print: ({ madeAt, version, contents, key, aside }) =>
      [
        madeAt === null
          ? `La copie est en place : ${held(contents)}.`
          : `La sauvegarde du ${frenchInstant(Date.parse(madeAt), 'Europe/Paris')}, de Tambour ${version}, est en place : ${held(contents)}.`,
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
  alone<UpgradeCheck>({
    name: 'upgrade',
    usage: '--check',
    summary:
      'Dit ce qu’une mise à jour changera, le temps et la place qu’il lui faut, sans la faire.',
    options: { check: { type: 'boolean' } },
    async alone(readSettings, { values }) {
      if (values.check !== true) {
        throw new BadUse(
          'Un démarrage met la base à jour, comme « tambour migrate » ; « tambour upgrade --check » dit avant ce qui changera.',
        )
      }
      return await openedBy(() => checkUpgrade(readSettings().databaseUrl))
    },
    failed: ({ disk }) => disk !== null && !hasRoom(disk),
    print: printCheck,
  }),
  alone<Upgraded>({
    name: 'migrate',
    usage: '[--status]',
    summary: 'Met la base à jour, comme le fait un démarrage ; --status dit où elle en est.',
    options: { status: { type: 'boolean' } },
    alone: (readSettings, { values }) =>
      openedBy(() => upgrade(readSettings().databaseUrl, { making: values.status !== true })),
    print: ({ version, applied, pending, unknown, made }) =>
      [
        `Tambour ${version}.`,
        `${frenchCount(applied.length, 'étape faite', 'étapes faites')}, la dernière est ${applied.at(-1) ?? 'à venir'}.`,
        ...(made.length > 0 ? [`Faites à l’instant : ${made.join(', ')}.`] : []),
        ...(pending.length > 0 ? [`À faire au prochain démarrage : ${pending.join(', ')}.`] : []),
        ...(unknown.length > 0 ? [`D’une version plus récente : ${unknown.join(', ')}.`] : []),
      ].join('\n'),
  }),
]

/** In whole seconds: of a copy that was just made, in a disk's cache. */
function printCheck({ version, pending, rehearsal, disk }: UpgradeCheck): string {
  if (pending.length === 0) return `Tambour ${version} : la base est à jour, rien ne changera.`
  const lines = [
    `Tambour ${version} fera ${frenchCount(pending.length, 'étape', 'étapes')} : ${pending.join(', ')}.`,
  ]
  if (rehearsal !== null) {
    const { added, changed, removed, tookMs } = rehearsal
    const tables = (names: string[], what: string) =>
      names.length === 0 ? [] : [`${what} : ${names.join(', ')}.`]
    lines.push(
      ...tables(added, 'Tables nouvelles'),
      ...tables(changed, 'Tables changées'),
      ...tables(removed, 'Tables retirées'),
      `Essayée à l’instant sur vos données puis reprise, la mise à jour a pris ${frenchNumber(Math.ceil(tookMs / 1000))} s ; rien n’a été modifié.`,
    )
  }
  if (disk !== null) {
    const [needed, free] = [disk.needed, disk.free].map(bytes => frenchNumber(bytes / 1e6, 1))
    lines.push(
      hasRoom(disk)
        ? `Il lui faut ${needed} Mo de disque, surtout pour la copie d’avant qui reste à côté ; il y en a ${free} de libres.`
        : `Il lui faut ${needed} Mo de disque, et il n’y en a que ${free} de libres : faites de la place d’abord.`,
    )
  }
  return lines.join('\n')
}

const hasRoom = ({ needed, free }: NonNullable<UpgradeCheck['disk']>) => needed <= free

const keySentences: Record<Restored['key'], string | null> = {
  same: 'La clé de cette installation ouvre ses canaux.',
  restored: 'La clé est revenue avec elle : les canaux restent connectés.',
  missing:
    'Sa clé n’est pas là : reconnectez les canaux dans Tambour ; Réglages › Sauvegardes dit ce qui est encore à redonner. Les comptes et leurs mots de passe restent les mêmes, mais qui avait un code à la connexion n’entre plus qu’avec un nouveau mot de passe (« tambour password »).',
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

function fileOf({ positionals }: Input): string {
  const [word, ...more] = positionals
  if (word === undefined || more.length > 0) throw new BadUse('Donnez le nom d’un fichier.')
  return resolve(word)
}

async function fromAfar(
  { positionals: [word = ''] }: Input,
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
