import { listed } from './listed.ts'

/** What tells that a text is said lightly (reply-lightly.ts), and to whom (reply-rules.ts). */
export const lightTerms = {
  /** Words that may ask, and do not where somebody laughs. */
  laughing: listed(
    `aucun, déjà, mais, même, quelqu, un, une, voisin, voisine, faire, fait, annulé`,
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
    prends, date, rdv, tenir
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
  /** With these something is told besides. */
  tellers: listed(`
    je, j, tu, il, elle, ils, elles, on, vous, ça, c, y, que, quand, mairie, toujours, reste`),
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
  beforeLost: listed(`à, au, aux, l, le, la, les, mon, ma, mes, notre, nos`),
  /** What is mourned for in mockery. */
  lost: listed(`
    route, rue, chemin, commerce, commerces, boulangerie, boucherie, épicerie, café, poste, école
    place, arbre, arbres, platane, platanes, tilleul, tilleuls, haie, gare, ligne, bus, marché
    parc, pré, forêt, nature, campagne, budget, finances, impôts, tranquillité, calme, démocratie
    service, services, centre, bourg, contribuable, contribuables, médecin, terrain`),
  cold: listed(`froid, frais, glacé, polaire, sec, moyen, limite`),
} as const
