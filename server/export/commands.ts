import { resolve } from 'node:path'
import { BadUse, command } from '../cli/command.ts'
import { frenchCount } from '../language/french.ts'
import { type Exported, exportAll } from './export.ts'

export const commands = [
  command<Exported>({
    name: 'export',
    usage: 'DOSSIER',
    summary: 'Écrit tout en formats ouverts : CSV, JSON, .ics, images. Sans mot de passe ni jeton.',
    options: {},
    async local({ context }, { words }) {
      const [word, ...more] = words
      if (word === undefined || more.length > 0) throw new BadUse('Donnez le nom d’un dossier.')
      return await exportAll(context, context.settings, resolve(word))
    },
    print: ({ folder, files, lines }) =>
      `${frenchCount(files, 'fichier', 'fichiers')} dans ${folder}, dont ${frenchCount(lines['messages.csv'] ?? 0, 'message', 'messages')} ; LISEZMOI.txt les explique.`,
  }),
]
