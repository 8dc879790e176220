import { setFlagsFromString } from 'node:v8'
import { BadUse, commandActor, type Input, idOf, localCommand, optional } from '../cli/command.ts'
import { frenchCount, frenchList, frenchNumber } from '../language/french.ts'
import { type DownloadImport, importDownload } from './import-download.ts'

/** A server beside this process must get at the database between two batches, ms. */
const pauseMs = 10

export const commands = [
  localCommand<DownloadImport>({
    name: 'import facebook-archive',
    usage: 'FICHIER [--channel ID] [--page-name NOM]',
    summary:
      'Reprend l’historique d’une page depuis son archive téléchargée, en dossier ou en ZIP (format JSON).',
    options: { channel: { type: 'string' }, 'page-name': { type: 'string' } },
    async local({ context, commune }, input) {
      const place = placeOf(input)
      const channel = optional(input.values, 'channel')
      // Half the memory for half as much time again: the server beside this process has its own needs.
      setFlagsFromString('--optimize-for-size')
      const line = progressLine()
      try {
        return await importDownload(
          context,
          { communeId: commune.id, actor: commandActor },
          {
            place,
            connector: 'facebook',
            channelId: channel === undefined ? undefined : idOf(channel, '--channel'),
            pageName: optional(input.values, 'page-name'),
            onProgress: line.show,
            pauseMs,
          },
        )
      } finally {
        line.end()
      }
    },
    print,
    failed: ({ broken, incomplete }) => broken.length > 0 || incomplete > 0,
  }),
]

function placeOf({ positionals }: Input): string {
  const [place, ...more] = positionals
  if (place === undefined || more.length > 0) {
    throw new BadUse('Donnez l’archive, un dossier ou un ZIP, et elle seule.')
  }
  return place
}

/** On standard error: one line written over where a person looks on, elsewhere one each tenth. */
function progressLine() {
  const { stderr } = process
  let tenths = -1
  return {
    show({ done, total }: { done: number; total: number }): void {
      const reached = total === 0 ? 10 : Math.floor((done / total) * 10)
      if (!stderr.isTTY && reached === tenths) return
      tenths = reached
      const text = `Reprise de l’archive : ${frenchNumber(done)} messages sur ${frenchNumber(total)}`
      stderr.write(stderr.isTTY ? `\r${text}` : `${text}\n`)
    },
    end(): void {
      if (stderr.isTTY && tenths >= 0) stderr.write('\n')
    },
  }
}

/** What is so for every download, and must not be taken for a reply time of zero. */
const commentsAreMissing =
  'Les commentaires des habitants ne sont pas dans le téléchargement : leurs délais ne sont pas mesurés.'

function print(document: DownloadImport): string {
  const {
    channel,
    made,
    page,
    conversations,
    messages,
    inbound,
    outbound,
    broken,
    incomplete,
    foreign,
  } = document
  const read = frenchList([
    frenchCount(conversations, 'conversation', 'conversations'),
    frenchCount(messages, 'message', 'messages'),
  ])
  const added = frenchList([
    frenchCount(inbound, 'message reçu', 'messages reçus'),
    frenchCount(outbound, 'réponse', 'réponses'),
  ])
  const isNothing = inbound + outbound === 0
  return [
    `Archive de « ${page} » lue : ${read}.`,
    ...(made
      ? [
          `Canal ${channel} ouvert pour cette page, sans accès à Facebook : seuls les délais de ses messages privés sont mesurés. « tambour channel add » la connecte.`,
        ]
      : []),
    isNothing ? 'Rien de nouveau : tout y était déjà.' : `Ajouté à l’historique : ${added}.`,
    commentsAreMissing,
    ...(foreign === 0
      ? []
      : [
          `${frenchCount(foreign, 'conversation laissée', 'conversations laissées')} de côté : la page n’y participe pas.`,
        ]),
    ...broken.map(path => `Fichier illisible : ${path}`),
    ...(incomplete === 0
      ? []
      : [
          `${frenchCount(incomplete, 'conversation laissée', 'conversations laissées')} de côté, faute d’un fichier lisible : téléchargez l’archive à nouveau, puis relancez la commande.`,
        ]),
  ].join('\n')
}
