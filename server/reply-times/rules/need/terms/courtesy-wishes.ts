import { listed } from '../../../../language/listed.ts'

/** Wishes of the season and for somebody's day or journey, and congratulations. */
export const wishes = listed(`
    heureuse année, vœux, bonne santé, bonheur, joyeux, joyeuse, anniversaire, bon noël
    bonnes fêtes de fin d’année, bon réveillon, bon ramadan, bonne rentrée, bonne retraite
    bonne route, bon voyage, bon vent, bon séjour, bon retour, bonne chance, bonne merde
    bonne suite, bonne reprise, bon rétablissement, prompt rétablissement, bon appétit
    bonne dégustation, bonne balade, bonne lecture, bonne randonnée, bon match, bonne saison
    bon spectacle, bon concert, bonne cérémonie, bonne kermesse, bon marché, bon carnaval
    bonne brocante, bonne pêche, bon ciné, bonne réunion, bonne installation, bienvenue, bien venue
    bienvenue parmi nous, soyez les bienvenus, félicitations, félicite, compliments, congrats
    congratulations, c’est mérité, mérité, amplement mérité, beau mariage, happy new year
    happy christmas, merry christmas, best wishes, good luck
    merry christmas, happy birthday, feliz, bom ano, feliz natal, feliz ano novo, عيد مبارك
    bloavezh mat, bloavez mad, frohe, buon anno, buon natale, buone feste, eid mubarak
    aïd moubarak, gutes neues, profite bien, profitez, amusez vous, amuse toi bien
    reposez vous bien, prenez soin de vous, soignez vous bien, tu vas nous manquer
    vous allez nous manquer, va nous manquer, vont nous manquer, bonne fête nationale
    bonne fête des mères, bonne fête maman, bonne dimanche, paix, que cette année
    nous vous souhaitons, je souhaite à tous, vous souhaite, te souhaite, leur souhaite
    plein de belles choses, que cette nouvelle année, que l’année, que 2026, que 2027, que 2025
    apporte joie, vous apporte, soit douce, joie et santé, amour santé, santé amour, santé joie
    tous mes souhaits, nos souhaits, meilleurs souhaits, bonnes ondes, heureux ménage
    soyez heureux, longue et belle vie, longue et heureuse, ô combien mérité, largement mérité
    vous le méritez, le méritent, bon pied bon œil, bonnes fêtes de pâques, sainte barbe à tous
    bonne sainte barbe, bon 14 juillet, bonne fête papa, bonne fête mamie, bonne fête à tous
    bon bac, merde pour demain, plein succès, bon succès, succès à, que la fête commence
    que le meilleur gagne, meilleurs vœux de, sincères félicitations, félicitons, tiens bon
    gros bisous à, remets toi vite, remettez vous vite, remets toi bien, bonne convalescence
    guéris vite, reviens nous vite, revenez nous vite, reviens vite, profite de ta retraite
    profite en bien, bon repos, repos bien mérité, faites bonne route, soyez prudents, sois prudent
    éclatez vous, régalez vous, bonne pioche, bonne visite, bon jeu, bon tournoi, bonne course
    bon festival, bon bal, bonne fin d’année, bon début d’année, joyeux halloween, happy halloween
    bonne ducasse, bon fest-noz, ramadan mubarak, saha ftourkoum, hanouka, shana tova, ura berri on
    urte berri on, bon nadau, bon nadal, bon cap d’an, bona annada, pace e salute
    gelukkig nieuwjaar, vrolijk kerstfeest, prosit neujahr, gutes neues jahr, frohe weihnachten
    frohes neues jahr, feliz navidad, feliz año nuevo, próspero, feliz aniversário, parabéns a você
    wesołych, auguri, tanti auguri, alles gute, bloavez mat, bloavezh mad, nedeleg laouen, bonn ané
    bonané, bonn fèt, all the best, best wishes, happy easter, well deserved
    bonne réussite, beaucoup de réussite, beaucoup de succès, plein de réussite, plein de succès
    bonne merde, longue route, bonne continuation à, tous nos vœux, plein de bonheur, que du positif
    prompt retour, soyez les bienvenues, bienvenue chez nous, bienvenue à bord, bienvenue au village
    bon anniversaire, joyeux anni, joyeuse retraite, joyeux noël à tous, joyeuse fête, santé bonheur
    tchin, tchin tchin, à la vôtre, à la tienne, santé à tous, à votre santé, à ta santé
    que du bonheur à, tous mes vœux, tous mes voeux, mes meilleurs vœux, bonne et heureuse
    que la force, croisons les doigts, je touche du bois, on touche du bois, touchons du bois
    vivement la retraite, faites attention à vous, fais attention à toi, prends soin de toi
    restez prudents, soyons prudents, prudents sur la route, prudence est mère, bon rétablissement à
    félicitation, félicitations aux heureux parents, toutes nos félicitations
    toutes mes félicitations, yec’hed mat, yec’hed, yermat, prost, slainte, skol, topa
    noces d’or, noces de diamant, noces d’argent, noces de platine, noces de palissandre`)

/** Words of mourning. */
export const condolences = listed(`
    je l’aimais beaucoup, je l’aimais bien, on l’aimait bien, on l’aimait beaucoup
    force à la famille, force à vous, encore un ancien qui s’en va
    encore une ancienne qui s’en va, j’étais dans sa classe, comme maître en, comme maîtresse en
    condoléances, sincères condoléances, rip, reposez en paix, pensée, pensée émue, mon soutien
    notre soutien, courage, tristesse, quelle tristesse, triste, attristé, peiné, bouleversé
    mauvaise nouvelle, terrible nouvelle, quelle mauvaise nouvelle, affreuse nouvelle, quel choc
    grande perte, quelle perte, immense perte, nous manque déjà, nous a quittés, parti trop tôt
    adieu, hommage, un grand monsieur, une grande dame, un homme bon, une femme bien, un chic type
    une belle personne, quelqu’un de bien, un mot gentil, jamais oublié, je ne l’oublierai pas
    oublierons pas, oubliera pas, jamais oublierai, kenavo, au paradis, veille sur nous
    veillez sur nous, sincères pensées, on l’aimait, on t’aimait, affection, sympathies
    figure du village, grande figure, une figure, nous quitte, nous as quittés, votre douleur
    votre chagrin, deuil, la gorge serrée, les larmes aux yeux, quelle triste nouvelle
    quelle nouvelle, c’est une bien triste nouvelle, tristesse immense, immense tristesse
    profonde tristesse, infinie tristesse, avec émotion, profondément touché, le choc, quel malheur
    une lumière s’éteint, page se tourne, le village perd, a perdu un grand, a perdu une grande
    un pilier, pilier du village, mémoire du village, n’oubliera jamais, on ne l’oubliera jamais
    je n’oublierai jamais, je n’oublierai pas, n’oublierons jamais, on t’oubliera jamais
    jamais on ne t’oubliera, jamais t’oublier, dans nos mémoires, à jamais dans, pour toujours dans
    restera dans, restera gravé, tu nous manques, il me manque, tu me manques, tu vas me manquer
    va beaucoup nous manquer, va me manquer, va manquer, manquera, un vide, un grand vide
    laisse un vide, laisse un grand vide, quel vide, toujours le sourire, un cœur d’or, coeur en or
    d’une gentillesse rare, gentillesse, repos éternel, repose, dieu ait son âme, que dieu
    allah y rahmo, rest in peace, descanse em paz, descansa en paz, meus sentimentos, sentimentos
    beileid, herzliches beileid, condolencias, condoglianze, so sorry, sorry for your loss, là-haut
    étoile de plus, une étoile, rejoint les étoiles, rejoins les étoiles, veille sur eux
    veille sur les tiens, au revoir l’ami, au revoir mon ami, salut l’artiste, être là mais
    toute mon amitié, toute notre amitié, mes amitiés, affectueusement, affectueuse pensée
    pensées affectueuses, tendres pensées, douces pensées, pensons à, on pense fort, je pense fort
    pense très fort, bien à vous dans, soutien à, sincère soutien, soutien total, cœur lourd
    cœur serré, la vie est injuste, c’est trop injuste, la vie est cruelle, c’est tellement triste
    c’est triste, quelle injustice, si jeune, trop jeune, parti bien trop tôt, bien trop tôt
    mince alors, oh mince, mon dieu, oh quelle
    pauvre loulou, pauvre bête, pauvre petite bête, pauvre chien, pauvre chat, pauvre toutou
    quelle horreur, quel drame, quelle tragédie, paix à son âme, qu’il repose, qu’elle repose
    un homme formidable, une femme formidable, un homme exceptionnel, un homme généreux
    une femme généreuse, une femme exceptionnelle, un homme adorable, une femme adorable
    grand monsieur, grande dame, toujours souriant, toujours souriante, toujours de bonne humeur
    toujours un mot gentil, un mot gentil, un bon maire, on ne t’oubliera pas, on ne l’oubliera pas
    ne jamais oublier, on n’oublie pas, n’oublions jamais, n’oublions pas, n’oubliez jamais, devoir de mémoire
    plus jamais ça, qu’ils reposent, morts pour la france, gloire à, honneur à, respect à
    respect éternel`)
