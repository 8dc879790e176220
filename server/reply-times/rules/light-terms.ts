import { listed } from '../../language/listed.ts'

/** What tells that a text is said lightly (reply-lightly.ts), and to whom (reply-rules.ts). */
export const lightTerms = {
  /** Words that may ask, and do not where somebody laughs. */
  laughing: listed(
    `aucun, déjà, mais, même, quelqu, un, une, voisin, voisine, faire, fait, annulé, au, secours`,
  ),
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
  /** What the mairie should hear, laughing or not. */
  heard: listed(`depuis, pareil, idem, panne, signalé, ils, place, lotissement, hameau, quartier`),
  /** Nor does a friend alone hear that something fails at home. */
  atHome: listed(`chez, eau, électricité, courant, lumière`),
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
    cousin, cousine, classe, reconnais, rappelle`),
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

/** What tells that a text is thanks or a wish to somebody, and nothing more. */
export const addressTerms = {
  openers: listed(`
    merci, bravo, félicitations, bienvenue, chapeau, courage, condoléances, remerciements, vive
    allez, meilleurs, pensée, hommage, bises, bisous, soutien, hâte`),
  /** What may stand before them. */
  leads: listed(`
    un, une, grand, gros, bon, immense, mille, tous, toute, toutes, mon, mes, notre, nos, encore
    bonjour, bonsoir, coucou, sincères, très, et, oui, ah, oh, super, énorme, petit, petite`),
  /** With these more than a name is said of what is praised (« beau trail, il y a des piquets »). */
  sayers: listed(`il, ils, elle, elles, sont, mon, ma, nos, y, reste, restent`),
  /** After « quel » they ask, with or without a question mark. */
  measured: listed(`
    jour, date, heure, soir, matin, semaine, mois, année, an, âge, samedi, dimanche, moment, prix, place
    côté, rue, salle, fois, week, weekend, temps, nom`),
  /** With these something is told besides. */
  tellers: listed(`
    je, j, tu, il, elle, ils, elles, on, vous, ça, c, y, que, quand, mairie, toujours, reste`),
} as const

/** What tells that a text begins as one that waits for nobody (reply-beside.ts). */
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
    incendie, manque, manquer, manquera, trop, tard, chien, arbre, pourquoi`),
  /** Whom the dead may have been. */
  been: listed(`monsieur, madame, maire, adjoint, adjointe, secrétaire, élu, élue`),
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

/** What tells that courtesy has an edge (reply-edged.ts). */
export const edgedTerms = {
  thanking: listed(`merci, mercis, remercie, remercions`),
  praising: listed(`merci, bravo, félicitations, super, chapeau, félicite`),
  agreeing: listed(`
    ok, okay, oki, accord, dac, reçu, entendu, compris, noté, merci, bravo, super, parfait, bien
    cool, oui, bon, marche`),
  articles: listed(`l, la, le, les`),
  /** What a mairie owes: who praises it by its bare name seldom means it. */
  duties: listed(`
    communication, com, gestion, réflexion, anticipation, transparence, logique, cohérence
    coordination, concertation, démocratie, écologie, sécurité, propreté, prévention, efficacité
    rapidité, réactivité, planning, planification, info, information, signalisation, entretien
    priorités, économies, gaspillage, hygiène, égalité, équité, dialogue, écoute
    administration, parole, promesses`),
  /** What may stand between « de » and an infinitive. */
  clitics: listed(`
    nous, vous, me, m, te, t, se, s, le, la, les, l, y, en, lui, leur, bien, ne, pas, n, plus
    toujours, encore, aussi, tous, tout, enfin, vite, régulièrement, plutôt, quand, même`),
  /** They end as an infinitive does, or are one that orders nothing. */
  nouns: listed(`
    hier, hiver, premier, dernier, avenir, souvenir, plaisir, quartier, atelier
    chantier, foyer, goûter, dîner, déjeuner, papier, cuir, soir, espoir, lavoir, devoir
    savoir, pouvoir, berger, boulanger, boucher, clocher, sentier, rocher, rosier
    olivier, pommier, cahier, panier, janvier, février, cher, désir, loisir, manoir, terroir
    noir, amer, super, éclair, escalier, collier, métier, pompier, particulier, étranger
    verger, potager, grenier, cuisinier, jardinier, ouvrier, conseiller, courrier, calendrier
    sourire, laser, leader`),
  /** Infinitives of what is thanked for. */
  welcome: listed(`
    avoir, être, rendre, embellir, animer, partager, prévenir, penser, participer, égayer, illuminer
    continuer, perpétuer, régaler, honorer, accueillir, soutenir, protéger, veiller, soigner`),
  orders: listed(`
    mettre, remettre, prendre, faire, refaire, répondre, éteindre, rendre, construire, repeindre
    réduire, dire, lire, permettre, traduire, reprendre, suivre, croire, interdire, conduire
    tondre, descendre, attendre`),
  /** Of whom nothing was said yet. */
  others: listed(`
    nous, moi, après, autres, autre, reste, suite, alors, chez, sinon, demain, rues, hameaux`),
  /** What may be said of people whom one praises; other deeds may be meant as reproaches. */
  deeds: listed(`
    gagné, géré, porté, illustré, relevé, défendu, honoré, cartonné, déchiré, ravi, comblé, ému
    charmé, mouillé, illuminé, sauvé, sorti, remporté, décroché, brillé, marqué, battu, tenu
    ramené, apporté, égayé, transmis, formé, accompagné, aidé, soutenu, servi, nettoyé, décoré
    fleuri, enchanté, emballé, conquis, dansé, couru, transformé, redonné, donné, rempli`),
  adverbs: listed(`
    tous, toutes, tout, bien, vraiment, encore, très, trop, enfin, déjà, si, tellement, nous, su`),
  mourning: listed(`condoléances, rip, paix, adieu`),
  /** What may stand between mourning and what is mourned for. */
  beforeLost: listed(`à, au, aux, l, le, la, les, ce, cet, cette, ces, mon, ma, mes, notre, nos`),
  /** What is mourned for in mockery. */
  lost: listed(`
    route, rue, chemin, commerce, commerces, boulangerie, boucherie, épicerie, café, poste, école
    place, arbre, arbres, platane, platanes, tilleul, tilleuls, haie, gare, ligne, bus, marché
    parc, pré, forêt, nature, campagne, budget, finances, impôts, tranquillité, calme, démocratie
    guichet, fontaine, perception, service, services, centre, bourg, contribuable, contribuables, médecin, terrain`),
  /** Who was due. */
  due: listed(`devait, devaient, devrait, devraient`),
  missed: listed(`manquer, manquera`),
  /** After « qui » they ask for whoever comes next. */
  successors: listed(`va, reprend, reprendra, remplace, remplacera, s’occupe`),
  /** After thanks something is to be fetched. */
  leaving: listed(`laissé, oublié, perdu`),
  sorry: listed(`dommage, hélas, malheureusement`),
  cold: listed(`froid, frais, glacé, polaire, sec, moyen, limite`),
} as const

/** What tells that a text is for the resident whom it answers (reply-resident.ts). */
export const residentTerms = {
  /** They ask, also without a question mark. */
  questions: listed(`
    combien, quelle heure, quel jour, quelle date, quel prix, quelqu’un sait, quelqu’un a, est-ce que
    c’est quand, c’est où, y a-t-il`),
  /** So answers who was asked. */
  firm: listed(`oui, ouais, non, nan, si`),
  /** After them something else is told than what was asked. */
  besides: listed(`et, un, une, des, mais, j, je, mon, ma, mes, moi, que`),
  /** Said to one whom one calls « tu ». */
  friend: listed(`tu, toi, te, ton, ta, tes`),
  /** Orders to them, where they begin, or before « toi » and the like. */
  calls: listed(`
    viens, va, vas, appelle, prends, apporte, demande, regarde, parle, laisse, garde, monte, sors
    lis, dis, mets, renseigne, arrête, oublie, pense, inscris, change, continue, essaie, descends
    fais, écris, passe, donne, ramène, attends, prévois, propose, rejoins`),
  /** With « pas » they warn of a way. */
  ways: listed(`va, vas, viens, passe, monte, descends, prends, laisse, sors`),
  /** Only residents do so. */
  scolds: listed(`
    râler, râle, râles, râlez, râleur, râleuse, plaindre, plains, critiquer, critiques, critiquez
    jaloux, jalouse, exagérer, exagérez`),
  /** Who is not sure, or tells what is usual, has nothing to report. */
  hedges: listed(`crois, dirais, semble, normalement, habitude, mémoire, logiquement`),
  days: listed(`lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche, demain`),
  /** What may stand beside an hour, a day or a price. */
  facts: listed(`
    et, ou, à, le, la, les, l, de, d, du, au, aux, vers, jusque, entre, fermé, ouvert, matin
    soir, midi, minuit, après, avant, prochain, dernier, passé, an, année, comme, toujours
    chaque, tous, normalement, habitude, pour, par, personne, enfant, adulte, gratuit, entrée
    mètre, kilo, tour, repas, part, heures, h, min, minutes, km, euros, réservation, réserver
    inscription, oui, non, je, crois, il, me, semble, devant, derrière, chez, salle, église, école
    aprem, affiché, boulangerie, stade, gymnase, place, pharmacie, poste, café, c, est, marqué, écrit, indiqué, sur
    porte, affiche, post, site, page, puis, autorisé, arrêté, janvier, février, mars, avril, mai
    juin, juillet, août, septembre, octobre, novembre, décembre`),
  /** What may stand before an hour, a day or a price. */
  before: listed(`le, les, à, de, vers, jusqu, entre, tous`),
  /** After a number they make it a price. */
  prices: listed(`euro, centimes, le, la, les, l, par, pour`),
  /** Where, by what way or when it is. */
  where: listed(`
    sur, sous, derrière, devant, chez, à, au, aux, dans, par, en, vers, entre, après, avant
    surtout, sauf`),
  /** So begins what answers a question. */
  starts: listed(`
    c, ça, ce, faut, y, celui, celle, départ, arrivée, rdv, rendez, entrée, normalement, avec, pour, jusqu, de, tous, toutes, gratuit, chaque, demande`),
  /** Beside them something is found, wanted or in the way. */
  some: listed(`un, une, des, deux, trois, quatre, cinq, ça, cela`),
  /** What one knows, and tells. */
  told: listed(`
    c’est affiché, c’était sur, c’est ouvert, c’est gratuit, c’est complet, ça commence, ça finit, suis passé, y vais
    suis passée, c’est dans le, c’est dans la, c’est sur le, c’est sur la, écrit sur, marqué sur
    indiqué sur, écrit dans, faut demander, faut passer par, faut aller, faut venir, faut appeler
    faut voir avec, il passe à, il passe par, elle passe par, il passe vers, aucune idée
    c’est revenu`),
  /** It works again: so ends what others complain of. */
  restored: listed(`revenu, revenue, rétabli, rétablie`),
  /** Whole texts, beside « oui », « ah » and the like. */
  whole: listed(`
    sans réservation, sur place, entrée libre, en ligne, par téléphone, c’est plat, c’est privé
    c’est à côté, c’est tout près, c’est en face, je vais regarder, je vais voir, on en parle demain
    on en reparle, aucune idée, il me semble que oui, il me semble que non, je crois que oui, je crois que non
    je pense que oui, je pense que non, je passe ce soir, je passe demain, on passe ce soir
    on passe demain, faut faire le tour, il faut faire le tour, je sais pas, je ne sais pas, j’en sais rien, j’en sais pas plus, ça dépend
    sûrement, peut-être, mp, en mp, je t’ai répondu en mp, c’est pas moi, c’est moi, c’est nous
    le nôtre aussi, le mien aussi, la mienne aussi, la mienne non plus, le mien non plus, nous non
    moi non, moi oui, nous oui, chez nous oui, chez moi oui, chez nous non, chez moi non
    facile à dire, facile à dire oui, c’est ton avis, c’est votre avis, chacun son avis
    chacun ses goûts, chacun fait ce qu’il veut, je suis pas d’accord, je ne suis pas d’accord
    pas d’accord, pas d’accord du tout, moi je trouve ça bien, je trouve ça bien, moi ça me va
    moi ça me plaît, ça me plaît, moi j’aime bien, moi ça me dérange pas, ça me dérange pas
    ça me gêne pas, moi ça me gêne pas, ça me choque pas, ça dérange personne, y a pire
    il y a pire, ça pourrait être pire, c’est comme ça, c’est comme ça partout, c’est partout pareil
    c’est pareil partout, c’est la campagne, c’est la vie, faut vivre avec, c’est provisoire
    c’est temporaire, c’est la loi, c’est obligatoire, c’est le progrès, c’est l’époque, c’est humain
    ça arrive à tout le monde, ça arrive, et alors, arrête, grave, clair, c’est clair, c’est sûr
    faut voir, on verra, on verra bien, on en reparlera, rien à voir, c’est rien à voir, ça viendra
    ça va venir, ça va passer, c’est pas grave, c’est pas la mort, c’est pas si terrible
    c’est pas si loin, c’est pas loin, c’est pas cher, c’est pas compliqué, c’est pas la peine
    c’est pas le sujet, c’est pas sorcier, c’est pas nouveau, rien de nouveau, comme partout
    sérieux, non mais allô, il a pas tort, elle a pas tort, y a du vrai, tout le monde le sait
    c’est vite dit, c’est pas si simple, c’est pas aussi simple, y a des règles, y a des priorités
    on peut pas tout faire, rome s’est pas faite en un jour, ils viennent d’arriver
    ils sont bénévoles, c’est des bénévoles, ce sont des bénévoles, le monde à l’envers
    c’est l’hôpital qui se moque de la charité, l’hôpital qui se moque de la charité
    les conseilleurs ne sont pas les payeurs, y a plus urgent, y a plus grave
    y a plus grave dans la vie, un peu de tolérance, on a l’habitude, ça fait partie du charme
    c’est le charme de la campagne, comme nous, les miens aussi, on a fait pareil, je compatis
    moi je dors bien, moi j’entends rien, les gens sont devenus intolérants
    comme toujours, comme avant, comme d’hab, on s’habitue, on s’y fait, faut s’y faire
    faut faire avec, on fait avec, faut bien, il faut bien, faut bien vivre, faut pas exagérer
    faut pas abuser, faut relativiser, faut être patient, un peu de patience, patience
    les jeunes s’amusent, ça fait vivre le village, ça met de l’ambiance, ça met de la vie
    pour une fois, une fois par an, une fois par an ça va, c’est une fois par an
    ça va quand même, ça va encore, y en a toujours un, y en a toujours, il en faut pour tous
    il en faut pour tout le monde, on peut pas plaire à tout le monde, on peut pas tout avoir
    on peut rêver, si tu le dis, si vous le dites, je rigole, je plaisante, c’était pour rire
    c’est de l’humour, second degré, je vois, j’ai compris, pas compris, c’est noté, ok je note`),
  /** Whose business it is, and not the mairie’s. */
  elsewhere: listed(`
    pas la mairie, pas le maire, pas la commune, rien à voir avec la mairie, mairie n’y est pour rien
    mairie y est pour rien, maire n’y est pour rien, maire y est pour rien, mairie n’y peut rien
    mairie y peut rien, maire n’y peut rien, maire y peut rien, c’est la comcom, c’est le département
    c’est le syndicat, c’est enedis, c’est la région, c’est l’agglo, c’est l’état, c’est la préfecture
    comcom qui gère, comcom qui décide, c’est le conseil départemental`),
  /** Words that may ask, and do not where that is explained. */
  explains: listed(`
    pas, rien, mais, qui, quoi, même, département, préfecture, comcom, agglo, décide, gère`),
  /** With them the mairie is where one goes. */
  towards: listed(`à, devant, derrière, avec, face, contre, à côté de`),
  /** Who tells of works that are not the mairie’s. */
  relays: listed(`enedis, edf, grdf, veolia, suez, saur, orange, météo`),
  relayed: listed(`dit, annonce, prévoit, parle`),
  /** Words that may ask, and do not where one is told what one wanted to know. */
  matters: listed(`
    faut, demander, demande, réservation, réserver, réserve, inscription, fermé, ouvert, ouvre
    ouvrent, ouverture, ferment, fermeture, horaire, heure, site, mètre, arrêté, gratuit, payant
    tarif, prix, stand, liste, programme, adresse, menu, poste, téléphone, tel, numéro, message
    mail, lien, date, lieu, rendez, vous, rdv, dossier, papier, document, formulaire, cantine
    garderie, périscolaire, ramassage, collecte, déchetterie, badge, médecin, docteur, infirmière
    hôpital, mémoire, exposant, emplacement, voisin, courrier, clé, chat, vache, cheval, mouton
    pont, mur, bus, car, ligne, arrêt, zone, whatsapp, euros, queue, apporter, amener, acheter
    visiter, manger, panneau, permis, location, louer, parking`),
  /** Nor where somebody is called « tu ». */
  light: listed(`
    ?, pas, rien, jamais, quand, où, quoi, mais, même, fait, faire, fais, déjà, sans, combien
    comment, pourquoi, qui, sais, quel, quelle, dire, dis, chien, poule, donne, rends, viens, tombé
    oublié, attend, offre, au, lieu, de, aider, peux, garer, garé, changer, venir, tard, droit, cher, dois`),
  /** What begins so tells when something is open or goes by. */
  runs: listed(`
    ouvre, ferme, passe, commence, finit, part, arrive, dure, consulte, reprend, rouvre`),
  /** What the mairie should hear, whoever it is said to. */
  heard: listed(`
    depuis, panne, signalé, ils, enfin, toujours, encore, reste, plus, vide, trop, seul, seule, noir, pire, lotissement, hameau, quartier, attention, besoin
    retrouvé, trouvé, perdu, collier, rôde, reparti, recoupé, failli, renverser, mordre, pétition`),
  /** So many of them are booked, or brought. */
  booked: listed(`repas, personne, adulte, enfant, table, mètre, part, emplacement`),
  /** « Pour moi »: so is a place, or an hour. */
  bookers: listed(`moi, nous, mon, ma, mes, mme, madame, mr, monsieur`),
  /** Said with « pas », something did not come. */
  lacked: listed(`d, de, reçu, eu, passé, venu, ramassé, distribué`),
  /** So begins who goes on with a talk. */
  goingOn: listed(`mien, mienne, miens, miennes, nôtre, nôtres, exactement, pareil`),
  /** After them a name calls nobody: it is a place's, or told. */
  leading: listed(`
    de, du, des, d, la, le, les, l, à, au, aux, chez, en, et, rue, ruelle, route, chemin, place, impasse
    allée, sur, saint, sainte, monsieur, madame, m, mme, mr, c, est, était, pas, pour, par, avec, sans, vers
    dans, un, une, ou, père, mère, oncle, tante, appelle, nom, prénom, née, né`),
  /** Words that may ask, and do not in such a talk. */
  chatting: listed(`
    pas, rien, jamais, mais, même, sans, déjà, fait, faire, faut, chien, chat, poule, oublié, vendre
    acheter, manger, cher, peur, tard, argent, tombé, peux, peut, dois, pourtant`),
  /** Who joins in a complaint. */
  joins: listed(`aussi, ici, pareil, idem, plusieurs`),
} as const
