import { resolve } from 'node:path'
import { alone, BadUse, idOf, optional } from '../cli/command.ts'
import { withContext } from '../cli/open.ts'
import { frenchCount } from '../language/french.ts'
import { currentCommune } from '../people/commune.ts'
import { type Exported, exportAll } from './export.ts'

export const commands = [
  alone<Exported>({
    name: 'export',
    usage: 'DOSSIER',
    summary:
      'Écrit tout en formats ouverts : CSV, JSON, .ics, images. Sans mot de passe ni clé. De toutes les communes, ou d’une seule avec --commune.',
    options: {},
    async alone(readSettings, { values, positionals }) {
      const [word, ...more] = positionals
      if (word === undefined || more.length > 0) throw new BadUse('Donnez le nom d’un dossier.')
      const chosen = optional(values, 'commune')
      const asked = chosen === undefined ? null : idOf(chosen, '--commune')
      return await withContext(readSettings(), async context => {
        const commune = asked === null ? null : await currentCommune(context, asked)
        return await exportAll(context, context.settings, resolve(word), commune?.id ?? null)
      })
    },
    print: ({ folder, files, lines }) =>
      `${frenchCount(files, 'fichier', 'fichiers')} dans ${folder}, dont ${frenchCount(lines['messages.csv'] ?? 0, 'message', 'messages')} ; LISEZMOI.txt les explique.`,
  }),
]
