import { listed } from '../../../../language/listed.ts'

/** What tells that courtesy has an edge (edged.ts). */
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
    administration, parole, promesses, circulation, tranquillité`),
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
    guichet, fontaine, perception, service, services, centre, bourg, contribuable, contribuables, médecin, terrain
    voiture, pneu, rétro, rétroviseur, pare-chocs, oreilles, silence, sommeil, nuits, sieste, carrefour`),
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
