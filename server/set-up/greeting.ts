import type { Deps } from '../deps.ts'
import { isSetUp } from '../people/commune.ts'
import { type Found, whyLost } from './lost.ts'
import { setUpWord } from './word.ts'

/**
 * What the console says where there is no commune yet: how to begin, and whether a base that was
 * here may be gone.
 */
export async function greet(
  deps: Pick<Deps, 'db' | 'database' | 'secrets' | 'dataDir'>,
  url: string,
  found: Found,
): Promise<string[]> {
  if (await isSetUp(deps)) return []
  const word = setUpWord(deps.secrets)
  const begin = `Pour installer la commune, ouvrez ${url}/?mot=${word}, ou donnez le mot « ${word} » à la page qui s’affiche.`
  const why = await whyLost(deps, found)
  if (why === null) return [begin]
  const sign = {
    key: `mais la clé de cette installation était déjà dans ${deps.dataDir}`,
    empty: `et le fichier de la base, dans ${deps.dataDir}, était vide et sans clé à côté`,
  }[why]
  return [
    `Attention : il n’y a aucune commune, ${sign}. Si Tambour servait ici, sa base a disparu : arrêtez-le et remettez-la par « npm run -s tambour -- restore FICHIER », depuis votre sauvegarde ou une copie before-….db de ce dossier.`,
    begin,
  ]
}
