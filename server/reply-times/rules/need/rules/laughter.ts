import { listed } from '../../../../language/text.ts'

/** Laughs: by their words, or around a face that laughs. */
export const laughter = {
  reason: 'courtesy',
  title: { fr: 'Rires', en: 'Laughs' },
  sentence: {
    fr: 'Un rire en quatorze mots au plus, sans un mot sur la mairie ni sur ce qui est à réparer.',
    en: 'A laugh in fourteen words at most, without a word about the mairie or about what must be seen to.',
  },
  examples: ['mdr', 'J’ai mal aux jambes 😅'],
  terms: listed(`
    aah, ahah, ahahah, aïe, argh, bande de, berk, beurk, bien eu, bof, bouh, brr, ça décoiffe
    c’est dingue, chut, ciel, coquin, dis donc, eh ben, énorme, fichtre, glagla, grr, haha, hahaha
    héhé, hihi, hilarant, hmm, hoho, hop, hourra, hum, j’ai le vertige, j’ai ri, jajaja
    je suis mort, j’en ris encore, jpp, la barbe, la tête de, la vache, les têtes, lol, mazette, mdr
    meuh, miam, miaou, mort de rire, mystère, mystère et boule de gomme, nan, ohlala, olala, olé
    omg, on a bien rigolé, ooh, ouaip, ouais, ouch, ouf, ouille, ouin, oulala, oups, outch
    pas de chance, pfff, plié, pour une fois que je gagne, ptdr, punaise, purée
    rien que de regarder, rien que de voir, rire, sapristi, snif, suspense, tant pis, tous aux abris
    vous m’avez eue, wesh, xd, yahou, yeah, yep, yes, yihaa, youhou, youpi`),
  /** Words that may ask, and do not in a laugh. */
  light: listed(`
    aucun, déjà, mais, même, quelqu, un, une, voisin, voisine, faire, fait, annulé, au, secours, c
    m, moi`),
  /** Nor in a loud one: what fails, is dangerous or is the mairie’s to do is not here. */
  loud: listed(`
    pas, rien, jamais, faut, faudra, dire, dis, sais, sait, quoi, que, est-ce, qu, est, ce, chat
    poule, vache, cheval, mouton, tard, droit, manger, peur, tombé, voleur, dossier, menu, programme
    casquette, lunettes, doit, dois, pourtant, dommage, sinon, des, un, une, j, ai, le, la, les, l
    de, d, du, au, en, à`),
  /** What begins with them is something that is lacking (« rien reçu 😂 »). */
  lacking: listed(`
    pas, rien, jamais, sans, plus, aucun`),
  /** Who only grins tells of themselves, or of the one they talk to. */
  ourselves: listed(`
    je, j, moi, me, m, mon, ma, mes, on, nous, tu, toi, t, ton, ta, tes`),
} as const
