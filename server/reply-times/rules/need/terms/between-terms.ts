import { listed } from '../../../../language/listed.ts'

/**
 * What tells, below another resident's words, that the mairie should hear a text (between.ts), beside
 * the words of the other lists: who asks, the mairie, what is heard whoever it is said to.
 */
export const betweenTerms = {
  /** They may ask elsewhere, and do not among neighbours. */
  harmless: listed(`
    savoir, sait, autre, fallait, raison, heureusement, sinon, aucun, assez, tort, droit, bizarre
    étonnant, étonner, conseil, avis, connais, connaît, connaissez, attends, attendez, voilà, aide
    donner, mettre, regardez, mort, chance, foutre, feu, menteur, jeunes, invite, radar, drôle, bruit
    politique, dommage, hélas, malheureusement, moche, nul, ridicule, paie, paye, voudrais, voudrait
    sauf, plutôt, annulé, sent, nounou`),
  /** Of what one writes to the mairie for these are heard, whoever is told. */
  grave: listed(`
    amiante, plomb, pesticides, glyphosate, toxique, pollué, pollution, nuisance, malaise, évanoui
    cave`),
  /** What is paid is no service. */
  paid: listed(`payer, payant, gratuit, tarif, prix`),
  /** Heard elsewhere, and said of everything by neighbours. */
  common: listed(`ils, reste, trop, plus, pire`),
  /** What may stand before what a text tells. */
  leads: listed(`
    oui, ouais, non, nan, si, ah, oh, eh, euh, ben, bah, bé, mais, et, moi, nous, mdr, alors, plutôt
    merci, bravo, puis, hier, hé, lol, joli, belle, dommage`),
  /** So begins who tells of a thing, or wants one. */
  things: listed(`
    le, la, les, l, un, une, des, aucun, aucune, que, deux, trois, quatre, cinq
    six, sept, huit, neuf, dix, zéro, plein, pleins`),
  /** « Une fois par an », « la preuve »: that is no thing. */
  nothings: listed(`fois, plus, pire, mieux, meilleur, même, autre, principal, seul, preuve, à`),
  /** « Et la piscine », « et pour les anciens ». */
  others: listed(`pour, au, aux, le, la, les, l, nous, quand, à`),
  own: listed(`mon, ma, mes, notre, nos`),
  /** Who says « je », « on » or « on m’a », and soon after one of these, waits since or offers. */
  self: listed(`j, je, on, m, l, nous`),
  done: listed(`
    téléphoné, appelé, écrit, envoyé, déposé, payé, paye, signé, trouvé, vu, croisé, ramassé, récupéré
    demandé, posé, perdu, rempli, reçu, porté, essayé, promis, raccroché, garde, peux, veux, prête
    dors, vis, aimerais, logeons, apporte, donne, viendrais
    traduis, joue`),
  /** What happens to people, animals and things, in words that need no « report ». */
  harm: listed(`
    tombé, tombée, chute, chuté, fauché, blessé, mord, mordre, coursé, noyé, vomi, piqûres, fièvre
    cardiaque, secours, ambulance, aidez, brûle, flammes, étincelles, agressif, seringue, respirer
    maigre, chaîne, obus, requin, malinois, gaffe, craque, bouge, bascule, tangue, glissant
    vermoulu, éboulement, illisible, introuvable, oubliée, étalé, renversé, bloqué, coincé, pourri, ferme pas, marche pas, ferme mal
    peux pas passer, peut pas passer, c’est marqué, ça dure, ça fait, trop vite
    en suis à, vivement un, vivement une, vivement le, vivement la, fermé, ouvert, y a, y en`),
  /** What « ils » do, who have something to do. */
  acts: listed(`
    ont, l, sont, vont, font, s, se, nous, ne, n, viennent, devaient, répondent, veulent, réparent
    répareront`),
  /** No past, though it ends so. */
  present: listed(`
    fait, parfait, satisfait, défait, lait, sait, connaît, reconnaît, plaît, paraît, disparaît
    apparaît, naît, souhait, extrait, portrait, tait`),
  /** They ask without a question mark (« ou pas » too): anywhere, or first, last and after « c’est » or « on ». */
  asking:
    listed(`combien, savoir, comment, quel, quelle, quels, quelles, lequel, pourquoi, où, peut on, sait on
    doit on, va-t-on, faut-il`),
  askingAtEnds: listed(`quand, qui`),
  askingAfter: listed(`est, et, on`),
  /** With a question mark that is asked of the neighbour. */
  ofNeighbour: listed(`c’est quoi, c’est qui, c’est pas`),
} as const
