import { listed } from '../../../../language/listed.ts'

/** What tells that a text begins as one that waits for nobody (beside.ts). */
export const besideTerms = {
  thanking: listed(`merci, mercis, remerciements, bravo, félicitations, chapeau`),
  /** What may follow thanks: to whom, or for what. */
  toWhom: listed(`à, au, aux, pour, les, à nos, encore, beaucoup, infiniment, toute, tous`),
  helpers: listed(`ont, a, sont, est, ai, avez`),
  /** What may stand between « qui » and what somebody did. */
  between: listed(`
    nous, m, me, t, te, l, le, la, les, lui, leur, se, s, y, en, tous, toutes, tout, bien, aussi
    si, tant, tellement, encore, déjà, été, été`),
  /** What one thanks people for having done; other deeds may be meant as reproaches. */
  deeds: listed(`
    levés, ouvert, donné, aidé, tenu, préparé, organisé, participé, rendu, ramené, retrouvé
    gardé, joué, chanté, dansé, monté, cuisiné, nettoyé, décoré, fleuri, déneigé, salé, venus, relevé
    sauvé, secouru, dégagé, déblayé, réparé, porté, prêté, offert, servi, animé, accueilli, encadré
    entraîné, soutenu, pensé, cousu, tricoté, peint, construit, travaillé, bossé, veillé, accompagné
    partagé, mobilisés, déplacés, investis, démenés, contribué, permis, ramassé, couru, planté
    restauré, régalé, gâté, apporté, œuvré, répondu présent, tondu, arrosé, embelli, transmis, occupés`),
  /** What they do. */
  givers: listed(`
    donnent, donne, font, prennent, gardent, tiennent, bossent, travaillent, viennent, aident, animent
    préparent, organisent, entretiennent, lèvent, courent, portent, décorent, fleurissent, œuvrent
    occupent, veillent, offrent, rendent, fait, travaille, occupe, prend, soignent, encadrent`),
  withThanks: listed(`ouvert, aide, don, donne, sans, manger, permis, fait`),
  /** After « merci pour » they tell what became of it. */
  telling: listed(`je, j, il, elle, ils, elles, ça, cela, y`),
  /** Who is thanked was up before the others. */
  awake: listed(`
    dehors, debout, levés, levée, lever, lèvent, lève, pied, bossent, bosser, travaillent, restés
    intervenus, couchés`),
  /** Who is sorry not to come. */
  sorry: listed(`
    dommage, zut, snif, hélas, malheureusement, dégoûté, dégoûtée, deg, mince, triste, raté, ratée
    loupé, manqué, absent, absente`),
  missing: listed(`
    aurais aimé, aurais bien aimé, aurait aimé, aurait bien aimé, aurais adoré, aurait adoré
    aurais voulu, aurait voulu, pas pu venir, pas pu y aller, pas pu être là, pas possible, pourrai pas
    pourra pas, pourrons pas, peux pas venir, peut pas venir, serai pas là, sera pas là, serons pas là
    suis pas là, est pas là, sera en, serai en, cloué, clouée, clouée au lit, cloué au lit`),
  own: listed(`je, j, me, m, moi, mon, ma, mes, on, nous, notre, nos, maison`),
  /** Why one cannot come. */
  reasons: listed(`
    travaille, travaillais, bosse, bossais, boulot, taf, astreinte, garde, vacances, congés, loin
    malade, malades, grippe, covid, gastro, angine, fièvre, mariage, communion, baptême, anniversaire
    enterrement, noces, absent, absente, absents, déplacement, retenu, retenue, coincé, coincée
    ailleurs, voyage, examen, rhume, migraine`),
  /** Who is elsewhere: « on est de noces », « j’ai judo », « je bosse ». */
  who: listed(`je, j, on, nous`),
  is: listed(`suis, serai, est, sera, serons, sommes, étais, étions, était`),
  at: listed(`de, du, d, en, à, au, aux, chez, loin, absent, absents, partis`),
  has: listed(`ai, a, avons, avais, avait, aurai, aura`),
  engaged: listed(`
    déjà, match, tournoi, entraînement, judo, danse, foot, rugby, tennis, basket, gym, yoga, poney, piscine
    chorale, répétition, théâtre, musique, solfège, cours, réunion, boulot, concert, loto
    kermesse, repas, anniversaire, invités, famille`),
  leaves: listed(`
    rentre, rentrons, pars, part, partons, bosse, bossais, travaille, travaillais, travaillons, déménage`),
  /** Where one is ill at ease, somebody should hear it. */
  uneasy: listed(`
    étroit, plein, pleine, fond, froid, bout, debout, sec, pied, pieds, dehors, côté, moitié, ombre
    trois, quatre, bord, milieu`),
  /** Or why one could not. */
  ailing: listed(
    `lit, plâtre, béquilles, genou, hanche, dos, cheville, entorse, opéré, opérée, nuit, équipe`,
  ),
  withRegret: listed(`
    mais, pas, plus, déjà, faites des photos, faites, des, photos, impossible, possible, peux, peut
    pu, aurait, aurais, prendre, pour, moi, j, trinquez, mangez, buvez, dansez, profitez, amusez, chantez
    régalez, pensez, à, nous`),
  /** Who comes. */
  coming: listed(`
    on y sera, j’y serai, y serai, y sera, y serons, présent, présente, présents, présentes
    serai là, sera là, serons là, on vient, je viens, nous venons, on viendra, je viendrai, je passerai
    on passera, on ira, j’irai, on y va, j’y vais, on arrive`),
  company: listed(`avec, en, comme`),
  someone: listed(`
    ma, mon, mes, la, le, les, notre, nos, un, une, famille, toute, tous, deux, mamie, papi, papy, mémé
    pépé, maman, papa, tonton, tata`),
  /** They are said from somewhere. */
  greeting: listed(`coucou, bises, bisous, salutations, amitiés, pensées, vœux, bizoux, bibi`),
  /** With one of them somebody may begin to ask. */
  oneGreeting: listed(`bonjour, bonsoir, salut, hello, année`),
  from: listed(`de, du, des, d, depuis`),
  /** Only who mourns says so. */
  mourning: listed(`
    triste nouvelle, bien triste nouvelle, quelle triste nouvelle, repose en paix, reposez en paix
    repos en paix, paix à son âme, condoléances, on ne t’oublie pas, on ne t’oubliera pas
    n’oublierai jamais, va nous manquer, vas nous manquer, nous manquera, adieu
    une page se tourne, rip, au paradis`),
  withMourning: listed(`
    droit, mais, même, jamais, rien, sans, personne, déjà, fait, oublié, aide, aider
    incendie, lunettes, casquette, écharpe, manque, manquer, manquera, trop, tard, chien, arbre, pourquoi`),
  /** Whom the dead may have been. */
  been: listed(`monsieur, madame, maire, adjoint, adjointe, secrétaire, élu, élue`),
  /** For what they lived, below news of their death. */
  livedFor: listed(`commune, communal, communale, municipal, municipale, conseil`),
  /** There something is offered, or wished of the commune. */
  wished: listed(
    `espère, espérons, donnera, donner, apporte, prête, propose, exposer, nommer, plaque`,
  ),
  /** Of the dead, or of whom they leave. */
  dead: listed(`
    il, elle, lui, son, sa, ses, leur, repose, paix, adieu, triste, tristesse, peine, courage, famille
    pensées, pensée, homme, femme, dame, connu, connue, respect, dieu, rip, ange, anges, merci, amie, ami`),
  /** Where, when and how one says farewell; and what the commune may do to remember. */
  ceremony: listed(`
    église, cimetière, messe, cérémonie, heure, fleurs, gerbe, plaque, registre, salle, funérarium
    crématorium, jour, date, lundi, mardi, mercredi, jeudi, vendredi, samedi, demain, banc, nom, minute
    drapeau, faute, erreur, prénom, âge, pas, ne, n, plutôt, tombe, caveau, cagnotte, parking`),
  /** So begins a guess that ends with a question mark. */
  guesses: listed(
    `derrière, devant, sous, sur, à, au, aux, chez, vers, entre, dans, près, route, rue, chemin`,
  ),
  /** So begins no guess. */
  unguessing: listed(`et, y, ya, rien, jamais, personne, on, pourquoi, deux, moi, tout, tt, noir`),
  /** No guess. */
  unguessed: listed(
    `aussi, reste, vide, trouvé, trouvée, perdu, illisible, complet, maintenu, définitif, début`,
  ),
  /** Words that may ask, and do not where one guesses. */
  withGuess: listed(`
    ?, fait, faire, fais, pas, rien, jamais, déjà, chien, chat, arbre, voisin, mais, même, sans, ou
    pourquoi, menu, rue, de, du, des, la, au, cheval, vache, mouton, poule, pont, mur, toit, bus, car, place, chemin, route, fontaine`),
  /** What is told besides, or should be heard, whatever it begins with. */
  never: listed(`
    depuis, pareil, idem, panne, signalé, ils répondent, place, lotissement, hameau, quartier
    alors, faudrait, navette, transport, voter, stand, remorque, rediffusé, filmé`),
  /** Nor where somebody is sorry, comes or thanks. */
  lasting: listed(`toujours, encore, même`),
} as const
