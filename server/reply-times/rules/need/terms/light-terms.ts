import { listed } from '../../../../language/listed.ts'

/** What tells that a text is said lightly (lightly.ts), and to whom (rules.ts). */
export const lightTerms = {
  /** Words that may ask, and do not where somebody laughs. */
  laughing: listed(
    `aucun, déjà, mais, même, quelqu, un, une, voisin, voisine, faire, fait, annulé, au, secours`,
  ),
  /** Nor where somebody laughs out loud: what fails, is dangerous or is the mairie’s to do is not here. */
  jesting: listed(`
    pas, rien, jamais, faut, faudra, dire, dis, sais, sait, quoi, que, est-ce, qu, est, ce, chat, poule
    vache, cheval, mouton, tard, droit, manger, peur, tombé, voleur, dossier, menu, programme
    casquette, lunettes, doit, dois, pourtant, dommage, sinon, des, un, une, j, ai, le, la, les, l
    de, d, du, au, en, à`),
  /** What begins with them is something that is lacking (« pas une benne de libre »). */
  lacking: listed(`pas, rien, jamais, sans, plus, aucun`),
  /** Nor where somebody remembers. */
  remembering: listed(`
    pas, rien, jamais, sans, des, de, d, du, le, la, les, que, en, au, à, rue, cher, chat, chien
    poule, vache, cheval, mouton, arbre, école, pont, mur, toit, car, bus
    ligne, place, acheter, vendre, docteur, médecin, herbes, boue, odeur, musique, argent
    casquette, lunettes, cantine, peur, menu, prix, chemin, manger, plus`),
  /** Nor where a friend is tagged. */
  befriending: listed(`
    ?, pas, rien, jamais, plus, de, d, des, sans, faut, dois, assez, chien, chat
    faudra, prévois, prêt, réserve, réservé, inscrit, inscris, poubelle, programme, menu, offre
    prends, date, rdv, tenir, dossier, ou, quel, quelle
    amener, apporter, acheter, prévu`),
  /** Nor where more is said to them. */
  befriendingMore: listed(`
    perdu, tombé, fait, dire, dis, sait, savoir, manger, matelas, devant, attention, faire
    rdv, dossier, gratuit, répondre, faudrait, sauvé, sauvée, sent, emplacement, clé, clés, toit, portefeuille
    au, le, la, les, un, une, en, ce, à, l, est, c`),
  /** Who joins in a complaint, or tells a friend of one. */
  joining: listed(`
    aussi, non, ils, eux, idem, attend, attends, payer, paye, sans, toujours, encore, rue, route
    chemin, quartier, mail, mails, courrier, secrétariat, facture, inscrit, inscrite, nous, trou, fuite
    belle, panneau, bac, bacs, poubelle, poubelles`),
  /** What the mairie should hear, laughing or not. */
  heard: listed(`depuis, pareil, idem, panne, signalé, ils, place, lotissement, hameau, quartier`),
  /** Nor does a friend alone hear that something fails at home. */
  atHome: listed(`chez, eau, électricité, courant, lumière, benne, bennes, pétition`),
  /** Who grins tells of themselves, or of the one they talk to. */
  ourselves: listed(`je, j, moi, me, m, mon, ma, mes, on, nous, tu, toi, t, ton, ta, tes`),
  /** Then and now: that may be a complaint. */
  now: listed(`maintenant, aujourd, désormais, dommage, mieux, avant, hier, cette, moins`),
  memories: listed(`souvenirs, nostalgie, nostalgique`),
  /** Who remembers beside « on » and « nous », where a year of then stands beside it. */
  tellers: listed(`
    je, j, père, mère, papa, maman, mémé, pépé, mamie, papi, papy, parents, oncle, tante, tonton
    tata, maître, maîtresse, instit, curé`),
  /** What « on avait » done in its time; another deed may be what the mairie was asked. */
  deeds: listed(`
    dansé, chanté, ri, mangé, campé, dormi, fêté, nagé, skié, patiné, pêché`),
  /** What one’s people had made, where a year of then tells when. */
  works: listed(`posé, bâti, construit, planté, sculpté, peint, monté, forgé, cousu, tricoté`),
  /** After them « en 45 » is no year. */
  units: listed(`min, minutes, mn, secondes, heures, h, jours, ans, km, euros, classe, position`),
  /** Who looks at an old picture tells of themselves and their people. */
  showing: listed(`
    père, mère, papa, maman, mémé, pépé, mamie, papi, papy, oncle, tante, tonton, tata, frère, soeur
    cousin, cousine, classe, reconnais, rappelle, rang, gauche, droite, assis, assise, debout
    accroupi, accroupie, couettes, tresses`),
  /** Something about it is put right, or should be. */
  corrected: listed(`
    pas, plutôt, ne, n, non, légende, erreur, inversé, inversée, orthographe, écrit, nom, date
    confondez, corriger, toujours, encore, aujourd, maintenant, dommage, plus, mieux, cette, hier
    demain, ici, avant, matin, semaine`),
  /** Only who mourns says them. */
  mourning: listed(`condoléances, rip`),
  /** Before « en paix ». */
  resting: listed(`repose, reposez, repos`),
  /** What may stand between « on » and what on did. */
  between: listed(
    `y, s, se, l, le, la, les, en, lui, leur, m, me, nous, ne, n, tous, toutes, a, avait`,
  ),
} as const
