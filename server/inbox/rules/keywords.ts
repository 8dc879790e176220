import { folded } from '../../language/text.ts'

const listed = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** What a greeting or a thank-you is made of, folded. */
const courtesies = listed(`
  a accueil agreable aussi avec beaucoup belle bien bienvenue bjr bon bonjour bonne bonsoir bravo cordialement
  cdlt cdt chaleureusement chere cher coucou de des du en et excellent fin gentil gentillesse hello journee
  la le les madame mairie mdr merci message messieurs mesdames monsieur nous plaisir pour prenom prompt reponse
  retour rien salut semaine soiree stp super svp tous toute toutes un une vos votre vous week end dimanche`)

/** What a question may have whatever it is about, folded: grammar, asking, and what any mairie hears every day. */
const common = listed(`
  afin ainsi alors ans annee apres assez aucun aucune aujourd aupres aura aurait auront autre autres aux
  avais avait avant avez avions avoir avons ayant ayez besoin ca car ceci cela celle celles celui ces cet
  cette ceux chez combien comme comment commune concernant dans deja demain demande depuis deux devons dire
  dis dit dois doit doivent donc dont elle elles encore enfin entre est etaient etait etant ete etes etre
  eux fait faire faites fallait faudra faudrait faut ferait fois font grand hier hui ici ils infos info
  information informations jai jamais jour jours jusque juste lequel leur leurs lui maintenant mais matin
  meme memes mes mettre mieux mme moi moins mois mon nest non nos notre oui ont par parce parfait pas pendant
  peu peut peuvent peux plait plus plutot point possible pourquoi pouvez pouvons pourriez pourrait pourrions
  pres prevu quand que quel quelle quelles quelqu quelque quels question qui quoi renseignement sait sans
  savez savoir sera serait seront ses seulement sinon soir soit sommes son sont sous souhaitais souhaite
  souhaiterais souhaiterions souhaitons suis sur tant tel telle tout tres trop vais vers veut veux vient
  viens village voudrais voudrait voulez vraiment`)

/** As the index of words has them (migrations/foundation/search.ts), a text's first 2,000 signs. */
function wordsOf(text: string): string[] {
  const plain = folded(text.slice(0, 2_000)).replaceAll('œ', 'oe').replaceAll('æ', 'ae')
  return plain.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** The words that tell what a text is about, each once: neither grammar nor courtesy, nor anything with a digit, nor what is no word. */
export function keywordsOf(text: string): string[] {
  const telling = wordsOf(text).filter(
    word => /^\p{L}{3,40}$/u.test(word) && !common.has(word) && !courtesies.has(word),
  )
  return [...new Set(telling)]
}

/** Whether it has three words or more, one of which tells what it is about. */
export function isAboutSomething(text: string): boolean {
  return wordsOf(text).length >= 3 && keywordsOf(text).length > 0
}

/** Whether a text greets and thanks, and says nothing else. */
export function isCourtesy(text: string): boolean {
  return wordsOf(text).every(word => word.length === 1 || courtesies.has(word))
}

/**
 * Whether two words have one beginning, and ends no longer than French gives them: « réserver » and
 * « réservation », « bac » and « bacs », but not « concert » and « concession ».
 */
export function isAkin(one: string, other: string): boolean {
  if (one === other) return true
  let shared = 0
  while (shared < one.length && one[shared] === other[shared]) shared++
  const shortest = Math.min(one.length, other.length) - shared
  const longest = Math.max(one.length, other.length) - shared
  if (shared < 4) return shared === 3 && shortest === 0 && longest === 1
  return longest <= (shared === 4 ? 2 : shared === 5 ? 3 : 6)
}
