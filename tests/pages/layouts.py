"""Twenty structures of pages, each as an outlet of the space builds its own; the classes are theirs, the words ours.

A layout gives the body of a page. `{...}` of a story come as HTML; what is expected of a page are the lead, the
paragraphs, the heading between them and the quotation.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from furniture import AD, COMMENTS, COOKIES, FOOTER, MENU, SHARE, SUBSCRIBE, TAGS, popular, recommended
from stories import Story

Layout = Callable[[Story, str], str]


def spread(blocks: Sequence[str], *between: str) -> str:
    """Blocks with others between them, one after each, from the second on."""
    out = []
    for number, block in enumerate(blocks):
        out.append(block)
        if 0 < number <= len(between):
            out.append(between[number - 1])
    out += between[max(0, len(blocks) - 1) :]
    return "".join(out)


def said(story: Story) -> list[str]:
    """The paragraphs with the quotation in their midst."""
    middle = len(story.paragraphs) // 2
    return [*story.paragraphs[:middle], *([story.quote] if story.quote else []), *story.paragraphs[middle:]]


def ria(s: Story, seen: str) -> str:
    blocks = [
        f'<div class="article__block" data-type="text"><div class="article__text">{p}</div></div>' for p in said(s)
    ]
    if s.heading:
        blocks.insert(2, f'<div class="article__block" data-type="h3"><h3 class="article__h2">{s.heading}</h3></div>')
    link = (
        '<div class="article__block" data-type="article"><div class="article__article m-image"><a class="article__article-link"'
        f' href="/1"><img></a><a class="article__article-title" href="/1">{s.others[0]}</a><span class="article__article-info">'
        '<span class="elem-info__date">Вчера, 12:10</span></span></div></div>'
    )
    return (
        f'{MENU}<div class="page"><div class="article m-article"><div class="article__header"><div class="article__info">'
        f'<div class="article__info-date"><a href="/20240401/">{seen}</a></div><div class="article__info-statistic">4512</div></div>'
        f'<h1 class="article__title">{s.title}</h1><div class="article__announce"><div class="media"><img alt="{s.caption}">'
        f'<div class="media__copyright">© РИА Вестник / Иван Петров</div><div class="media__description">{s.caption}</div>'
        f'</div></div></div><div class="article__body"><div class="article__block" data-type="text"><div class="article__text">'
        f"<strong>МОСКВА, 1 апр — РИА Вестник.</strong> {s.lead}</div></div>"
        + spread(blocks, link, f'<div class="article__block" data-type="banner">{AD}</div>')
        + '<div class="article__block" data-type="social_group"><div class="article__social">Подписывайтесь на наши каналы в'
        " мессенджерах и соцсетях</div></div></div><div class='article__tags'><a>В мире</a><a>Переговоры</a></div>"
        f'<div class="article__sharebar">{SHARE}</div><div class="article__userbar"><div class="article__userbar-loader">'
        f"Обсудить<span>12</span></div></div></div>{popular(s)}{recommended(s)}</div>{FOOTER}{COOKIES}"
    )


def tass(s: Story, seen: str) -> str:
    blocks = [f'<p class="Paragraph_paragraph__9WAFK">{p}</p>' for p in said(s)]
    if s.heading:
        blocks.insert(2, f'<h2 class="Heading_heading__s0xPq">{s.heading}</h2>')
    related = (
        '<div class="RelatedMaterial_wrapper__xA1 related"><span>Читайте также</span>'
        f'<a href="/2">{s.others[0]}</a></div>'
    )
    return (
        f'{MENU}<main class="Main_main__1a"><article class="Article_article__Z9"><div class="PublishedMark_date__L"><span>{seen}'
        f'</span><span>Обновлено 19:10</span></div><h1 class="NewsHeader_titles__KWhBT">{s.title}</h1><div class="'
        f'NewsHeader_lead__6Z9If">{s.lead}</div><figure class="MediaBlock"><img><div class="MediaBlock_text__caption">{s.caption}'
        f'</div></figure><div class="Content_wrapper__DiQVF"><div class="Content_text">{spread(blocks, related, AD)}</div></div>'
        f'{TAGS}<div class="Share_buttons">{SHARE}</div></article>{recommended(s)}</main>{FOOTER}'
    )


def interfax(s: Story, seen: str) -> str:
    blocks = [f"<p>{p}</p>" for p in said(s)]
    if s.heading:
        blocks.insert(2, f"<h2>{s.heading}</h2>")
    aside = f'<aside class="linkedM"><div class="title">Читайте также</div><a href="/a">{s.others[1]}</a></aside>'
    return (
        f'{MENU}<div class="mainPage"><div class="mainblock"><div class="leftside"><div class="infinitblock"><aside class="textML">'
        f'<a class="time">{seen}</a></aside><article itemprop="articleBody"><h1 itemprop="headline">{s.title}</h1>'
        f'<figure class="inner"><img><figcaption>{s.caption}</figcaption></figure><p>Москва. 1 апреля. INTERFAX.RU - {s.lead}</p>'
        f'{spread(blocks, aside)}</article><div class="textMTags">{TAGS}</div><div class="sharePanel">{SHARE}</div>{AD}'
        f'</div></div><div class="rightside">{popular(s, "Главное")}</div></div></div>{FOOTER}'
    )


def kommersant(s: Story, seen: str) -> str:
    blocks = [f'<p class="doc__text">{p}</p>' for p in said(s)]
    if s.heading:
        blocks.insert(2, f'<p class="doc__thought">{s.heading}</p>')
    incut = (
        '<div class="doc_incut incut incut--right"><a class="incut__link" href="/x"><h4 class="incut__name">Материалы по теме</h4>'
        f'<p class="incut__text">{s.others[0]}</p></a></div>'
    )
    return (
        f'{MENU}<div class="layout"><section class="grid"><article class="doc js-article"><header class="doc_header"><h1 class="'
        f'doc_header__name">{s.title}</h1><time class="doc_header__publish_time" datetime="2024-04-04T18:40:00+03:00">{seen}</time>'
        f'</header><div class="doc_media"><img><div class="doc_media__text"><p class="doc_media__caption">{s.caption}</p><p class="'
        f'doc_media__source">Фото: Анна Котова, Вестник</p></div></div><div class="doc__body article_text_wrapper">'
        f'<p class="doc__text doc__intro">{s.lead}</p>{spread(blocks, incut, AD)}'
        '<p class="doc__text document_authors">Анна Котова</p></div>'
        f'<div class="doc_footer">{TAGS}{SHARE}{SUBSCRIBE}</div></article></section>{recommended(s)}</div>{FOOTER}{COOKIES}'
    )


def rbc(s: Story, seen: str) -> str:
    blocks = [f"<p>{p}</p>" for p in said(s)]
    if s.heading:
        blocks.insert(2, f"<h2>{s.heading}</h2>")
    inline = (
        '<div class="article__inline-item"><a class="article__inline-item__link" href="/i"><span class="article__inline-item__'
        f'title">{s.others[0]}</span></a><span class="article__inline-item__category">Общество</span></div>'
    )
    banner = '<div class="article__main-txt-banner">Читайте РБК Вестник в Telegram.</div>'
    return (
        f'{MENU}<div class="l-col-main"><div class="article" itemscope><div class="article__header"><div class="article__header__info">'
        f'<time class="article__header__date" datetime="2024-04-05T18:40:00+03:00">{seen}</time></div><h1 class="article__header__'
        f'title-in">{s.title}</h1></div><div class="article__text article__text_free" itemprop="articleBody"><div class="article__text'
        f'__overview"><span>{s.lead}</span></div><div class="article__main-image"><img><div class="article__main-image__title">'
        f'{s.caption}</div></div>{spread(blocks, inline, banner, AD)}</div><div class="article__authors"><span>Автор</span><a>Пётр'
        f' Ильин</a></div><div class="article__tags">{TAGS}</div>{SHARE}</div></div><div class="l-col-right">{popular(s)}</div>'
        f'<div class="js-news-feed-list news-feed">{recommended(s)}</div>{FOOTER}'
    )


def lenta(s: Story, seen: str) -> str:
    blocks = [f'<p class="topic-body__content-text">{p}</p>' for p in said(s)]
    if s.heading:
        blocks.insert(2, f'<h2 class="topic-body__content-title">{s.heading}</h2>')
    box = (
        '<aside class="box-inline-topic"><h4 class="box-inline-topic__caption">Материалы по теме:</h4>'
        f'<a class="box-inline-topic__link" href="/b"><span class="box-inline-topic__title">{s.others[0]}</span></a></aside>'
    )
    return (
        f'{MENU}<main class="layout"><div class="topic-page__container"><div class="topic-page__header"><div class="topic-header__'
        f'info"><a class="topic-header__time">{seen}</a></div></div><h1 class="topic-body__titles"><span class="topic-body__title">'
        f'{s.title}</span></h1><div class="topic-body__title-image"><figure class="picture"><img><figcaption class="description">'
        f'{s.caption}</figcaption></figure></div><div class="topic-authors"><a>Олег Сомов</a> <span>(корреспондент)</span></div>'
        f'<div class="topic-body__content"><p class="topic-body__content-text">{s.lead}</p>{spread(blocks, box, AD)}</div>'
        f'<div class="topic-page__reaction-panel"><div class="reaction-panel"><p class="reaction-panel__title">Какие эмоции вызвал'
        f" у вас этот материал?</p><span>Радость</span><span>Грусть</span></div></div>{SHARE}</div></main>{recommended(s)}{FOOTER}"
    )


def kremlin(s: Story, seen: str) -> str:
    blocks = [f"<p>{p}</p>" for p in said(s)]
    if s.heading:
        blocks.insert(2, f"<h3>{s.heading}</h3>")
    return (
        f'<div class="topbar"><a href="/">Президент</a><a href="/events">События</a><a>Структура</a></div><div class="page-grid__'
        f'content" id="content"><article class="hentry read"><div class="read__in"><div class="read__top"><h1 class="entry-title'
        f' p-name">{s.title}</h1><div class="read__lead entry-summary p-summary">{s.lead}</div><div class="read__meta"><time'
        f' class="read__published" datetime="2024-04-07">{seen}</time><div class="read__place">Москва, Кремль</div></div></div>'
        f'<div class="slider"><div class="slider__slide"><img><div class="slider__caption">{s.caption}</div></div></div>'
        f'<div class="entry-content e-content read__internal_content">{spread(blocks)}</div><div class="read__bottommeta hidden-copy">'
        '<div class="read__tags"><h3>Темы</h3><a>Внешняя политика</a></div><div class="read__bottomlink">Опубликован в разделах:'
        " Новости, Выступления. Дата публикации: 7 апреля 2024 года. Ссылка на материал: kremlin.example/d/1</div></div></div>"
        f'</article><div class="gallery__share">{SHARE}</div></div><footer class="footer"><p>Все материалы сайта доступны по'
        " лицензии.</p></footer>"
    )


def belta(s: Story, seen: str) -> str:
    blocks = [f"<p>{p}</p>" for p in said(s)]
    if s.heading:
        blocks.insert(2, f"<p><strong>{s.heading}</strong></p>")
    return (
        f'{MENU}<div class="content_margin"><div class="inner_content"><div class="date_full">{seen}</div><h1>{s.title}</h1>'
        f'<div class="news_img_slide"><img><div class="news_img_caption photo_description">{s.caption}</div></div>'
        f'<div class="js-mediator-article"><p>{s.lead}</p>{spread(blocks)}</div><div class="rel_news related_news"><div class="rel'
        f'_news_title">Читайте также</div><a href="/q">{s.others[0]}</a><a href="/w">{s.others[1]}</a></div>'
        f'<div class="news_tags_block">{TAGS}</div><div class="soc_block">{SHARE}</div><div class="tg_block"><a>Читайте нас в Telegram'
        f'</a></div></div><div class="right_col">{popular(s, "Топ-новости")}</div></div>{FOOTER}'
    )


def mid(s: Story, seen: str) -> str:
    text = "<br><br>".join([s.lead, *said(s)[: len(said(s)) // 2]])
    rest = "".join(f"<p style='text-align:justify'>{p}</p>" for p in said(s)[len(said(s)) // 2 :])
    return (
        f'{MENU}<div class="page-body"><div class="breadcrumbs"><a>Главная</a> / <a>Пресс-служба</a> / <a>Новости</a></div>'
        f'<div class="article-line article-line_time"><span class="article-line__date">{seen}</span><span>1021-01-04-2024</span></div>'
        f'<h1 class="photo-content__title">{s.title}</h1><div class="text article-content"><div>{text}</div>{rest}</div>'
        f'<div class="article__share">{SHARE}</div><div class="additional-news"><h3>Дополнительные материалы</h3><ul><li><a>'
        f"{s.others[0]}</a></li></ul></div></div><footer><div>119200, Москва, Смоленская-Сенная площадь</div></footer>{COOKIES}"
    )


def ukrinform(s: Story, seen: str) -> str:
    blocks = [f"<p>{p}</p>" for p in said(s)]
    if s.heading:
        blocks.insert(2, f"<h3>{s.heading}</h3>")
    read = f'<section class="read" data-id="3"><a href="/3"><strong>Читайте также:</strong> {s.others[0]}</a></section>'
    return (
        f'{MENU}<div id="newsContainer"><article class="news"><div class="newsMetaBlock"><div class="newsDate"><time datetime="2024-'
        f'04-10T18:40:00+03:00">{seen}</time></div><div class="newsViews">345</div></div><h1 class="newsTitle">{s.title}</h1>'
        f'<figure class="newsImage"><img></figure><div class="newsText"><div class="newsHeading">{s.lead}</div><div>'
        f'{spread(blocks, read)}<p class="photo-credit">Фото: пресс-служба</p></div></div><aside class="socialsNetworks"><p>Подписывайтесь'
        f' на нас в Telegram и Viber</p></aside><aside class="tagsBlock">{TAGS}</aside></article><aside class="rightSide">{popular(s)}'
        f"</aside></div>{COMMENTS}{FOOTER}"
    )


def unian(s: Story, seen: str) -> str:
    blocks = [f"<p>{p}</p>" for p in said(s)]
    if s.heading:
        blocks.insert(2, f"<h2>{s.heading}</h2>")
    also = (
        '<div class="read-also-slider"><div class="read-also-slider__title">Читайте также:</div><ul><li><a href="/z">'
        f"{s.others[0]}</a></li></ul></div>"
    )
    return (
        f'{MENU}<div class="container"><div class="article"><div class="article__info"><div class="article__info-item time">{seen}'
        f'</div><a class="article__author-name">Мария Лис</a></div><h1>{s.title}</h1><p class="article__like-h2">{s.lead}</p>'
        f'<figure class="photo_block"><img><figcaption class="subscribe_photo_text">{s.caption} / фото Вестник</figcaption></figure>'
        f'<div class="article-text">{spread(blocks, also, AD)}<h2>Вас также могут заинтересовать новости:</h2><ul class="list-news">'
        f'<li><a href="/k">{s.others[1]}</a></li><li><a href="/l">{s.others[2]}</a></li></ul></div><div class="article__tags">{TAGS}'
        f'</div><div class="article-bottom">{SUBSCRIBE}</div></div></div>{COMMENTS}{FOOTER}'
    )


def tengri(s: Story, seen: str) -> str:
    blocks = [f"<p>{p}</p>" if p != s.quote else f"<blockquote><p>{p}</p></blockquote>" for p in said(s)]
    if s.heading:
        blocks.insert(2, f"<h3>{s.heading}</h3>")
    return (
        f'{MENU}<div class="my-app"><main class="container"><section class="first"><div class="content"><div class="date-time">{seen}'
        f'</div><h1 class="head-single">{s.title}</h1><div class="content_main_img"><img><span class="content_main_thumb_alt">'
        f'{s.caption}</span></div><h2 class="content_main_desc"><p>{s.lead}</p></h2><div class="content_main_text">{spread(blocks)}'
        "<p><em><a href='https://t.me/x'>Подпишись на наш канал в Telegram, чтобы узнавать новости первым!</a></em></p></div>"
        f'<div class="content_main_source"><div class="tn-subscribe">{SUBSCRIBE}</div></div><div class="tn-reactions"><span>Оставьте'
        f' свою реакцию</span></div>{TAGS}</div><aside class="tn-side">{popular(s, "Самое читаемое")}</aside></section></main></div>'
        f"{COMMENTS}{FOOTER}"
    )


def azertac(s: Story, seen: str) -> str:
    text = "<br>\n<br>\n".join([f"Баку, 1 апреля, АЗЕРТАДЖ. {s.lead}", *said(s)])
    return (
        f'{MENU}<div class="container"><div class="row"><div class="col-lg-8"><div class="news-detail"><h1 class="entry-title">'
        f'{s.title}</h1><div class="news-date"><span>{seen}</span></div><div class="news-body">{text}</div><div class="news-bottom">'
        f"<p>© При использовании информации гиперссылка обязательна.</p><p>При обнаружении в тексте ошибки, надо ее выделить, нажав"
        f' ctrl + enter, и отправить нам</p></div>{SHARE}</div><div class="other-news"><h4>Другие новости раздела</h4><ul><li><a>'
        f'{s.others[0]}</a></li><li><a>{s.others[1]}</a></li></ul></div></div><div class="col-lg-4">{popular(s)}</div></div></div>{FOOTER}'
    )


def gazeta(s: Story, seen: str) -> str:
    blocks = [f"<p>{p}</p>" for p in said(s)]
    if s.heading:
        blocks.insert(2, f"<h2>{s.heading}</h2>")
    incut = f'<div class="b_article-incut"><div class="title">Новости по теме</div><a href="/v">{s.others[2]}</a></div>'
    return (
        f'{MENU}<div class="w_col_840"><article class="b_article" itemscope><div class="b_article-header"><h1 class="headline"'
        f' itemprop="headline">{s.title}</h1><h2 class="subheader">{s.lead}</h2><time class="time" itemprop="datePublished" datetime'
        f'="2024-04-14T18:40:00+03:00">{seen}</time></div><div class="b_article-media"><img><div class="item-image-caption">'
        f'{s.caption}</div></div><div class="b_article-text" itemprop="articleBody">{spread(blocks, incut)}<p>Что думаешь?'
        '</p></div><div class="b_article-mistake">Заметили ошибку? Выделите текст и нажмите <span>Ctrl+Enter</span></div>'
        f'<div class="b_article-author">Автор: Ольга Вяткина</div>{SHARE}</article></div>{recommended(s)}{COMMENTS}{FOOTER}'
    )


def akorda(s: Story, seen: str) -> str:
    blocks = "".join(f'<p><span style="font-size:16px">{p}</span></p>' for p in said(s))
    return (
        f'{MENU}<div class="bread"><a>Главная</a> <a>События</a></div><div class="event-wrap"><h1 class="event__title">{s.title}</h1>'
        f'<div class="event__date">{seen}</div><div class="event__body"><p><strong>{s.lead}</strong></p>{blocks}</div><div class="event__'
        f'gallery"><img alt="{s.caption}"><img></div><div class="event__share">{SHARE}</div></div><div class="events-more"><h3>Другие'
        f" события</h3><a>{s.others[0]}</a><a>{s.others[1]}</a></div><footer><p>Официальный сайт. Все права защищены.</p></footer>"
    )


def kg24(s: Story, seen: str) -> str:
    blocks = "".join(f"<p>{p}</p>" for p in said(s))
    return (
        f'{MENU}<div class="row"><div class="col-xs-12" itemscope><h1 class="newsTitle" itemprop="headline">{s.title}</h1><div class='
        f'"row nopad"><div class="newsDate"><span itemprop="datePublished" content="2024-04-16T18:40:00+06:00">{seen}</span>, Бишкек'
        f' - Вестник, Айгуль Токтосунова</div></div><div class="cont" itemprop="articleBody"><img alt="{s.caption}"><p>{s.lead}</p>'
        f'{blocks}<div class="news-url">Ссылка: https://a.example/vlast/1/</div><div class="views">просмотров: 1432</div></div>'
        f'<div class="shareBox">{SHARE}</div><a class="print">Версия для печати</a><div class="lineNews last"><h3>Новости на эту тему</h3>'
        f'<div class="one"><a>{s.others[0]}</a></div><div class="one"><a>{s.others[1]}</a></div></div></div></div>{popular(s)}{FOOTER}'
    )


def armenpress(s: Story, seen: str) -> str:
    blocks = "".join(f"<p>{p}</p>" for p in said(s))
    return (
        f'{MENU}<main><article class="article-main"><div class="article-main__meta"><span>{seen}</span><span>2 минуты чтения</span></div>'
        f'<h1>{s.title}</h1><div class="article-main__image"><img><span class="photo-author">Фото: агентство</span></div><div class="'
        f'article-main__content"><p>ЕРЕВАН, 1 АПРЕЛЯ, АРМЕНПРЕСС. {s.lead}</p>{blocks}</div><div class="languages"><a>Հայերեն</a><a>'
        f'English</a></div>{SHARE}</article><section class="more"><h2>Последние новости</h2><ul><li><span>12:01</span><a>'
        f'{s.others[0]}</a></li><li><span>11:40</span><a>{s.others[2]}</a></li></ul></section></main><div class="about-agency"><p>'
        "Агентство основано в 1918 году. Адрес: Ереван, улица Сарьяна, дом 22.</p></div>"
    )


def novosti_md(s: Story, seen: str) -> str:
    blocks = [f"<div>{p}</div>" for p in said(s)]
    if s.heading:
        blocks.insert(2, f"<div><b>{s.heading}</b></div>")
    also = f'<div><b>Читайте также:</b> <a href="/f">{s.others[0]}</a></div>'
    return (
        f'{MENU}<table width="100%"><tr><td class="left" width="200">{popular(s, "Рубрики")}</td><td class="main"><div class="post"><h1>'
        f'{s.title}</h1><div class="post-date">{seen}</div><div class="post-text"><div><i>{s.lead}</i></div>{spread(blocks, also)}</div>'
        f'<div class="post-share">{SHARE}</div></div></td><td class="right" width="240">{AD}</td></tr></table>{COMMENTS}{FOOTER}'
    )


def rg(s: Story, seen: str) -> str:
    blocks = [f"<p>{p}</p>" for p in said(s)]
    if s.heading:
        blocks.insert(2, f"<h2>{s.heading}</h2>")
    link = (
        '<div class="Insert_wrapper__R9p1"><div class="LinksOfArticle_label__1">Материалы по теме</div><a href="/rg"><span>'
        f"{s.others[1]}</span></a></div>"
    )
    return (
        f'{MENU}<div class="PageArticleContent_content__mdxza"><div class="PageArticleContent_date__L9">{seen}</div><h1 class="PageArticle'
        f'Title_title__NJ">{s.title}</h1><div class="PageArticleContent_lead__g1">{s.lead}</div><div class="ImgWithDescription"><img>'
        f'<div class="ImgDescription_text__P"><span>{s.caption}</span><span>/ Агентство</span></div></div><div class="PageContentCommon'
        f'Styling_text__CKOzO">{spread(blocks, link, AD)}</div><div class="PageArticleContent_btmRow__T">{SHARE}<div>Комментарии</div>'
        f"</div></div>{recommended(s)}{SUBSCRIBE}{FOOTER}{COOKIES}"
    )


def pravda(s: Story, seen: str) -> str:
    blocks = [f"<p>{p}</p>" for p in said(s)]
    if s.heading:
        blocks.insert(2, f"<p><strong>{s.heading}</strong></p>")
    related = f'<div class="post_news_related"><a href="/pp"><strong>{s.others[0]}</strong></a></div>'
    return (
        f'{MENU}<div class="container_sub_post_news"><header class="post_news__header"><h1 class="post_news_title">{s.title}</h1><div class='
        f'"post_news_date"><span>Анна Котова</span> — {seen}</div></header><article class="post_news"><div class="post_news_text" data-io'
        f'-article><p>{s.lead}</p>{spread(blocks, related)}<p><strong>Источник</strong>: пресс-служба</p></div><div class="post_news_'
        f'tags">{TAGS}</div><div class="post_news_notification">Если вы заметили ошибку, выделите её мышкой и нажмите Ctrl+Enter.</div>'
        f'<div class="post_subscribe">{SUBSCRIBE}</div></article></div><div class="modern_feed">{recommended(s)}</div>{COMMENTS}{FOOTER}'
    )


LAYOUTS: tuple[Layout, ...] = (
    ria, tass, interfax, kommersant, rbc, lenta, kremlin, belta, mid, ukrinform,
    unian, tengri, azertac, gazeta, akorda, kg24, armenpress, novosti_md, rg, pravda,
)  # fmt: skip
WITHOUT_HEADING = frozenset({mid, azertac, akorda, kg24, armenpress})
"""Layouts that have no headings between paragraphs."""
