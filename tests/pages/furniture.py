"""What stands around an article on the page of an outlet: menus, notices, lists, comments, footers."""

from __future__ import annotations

from stories import Story

COOKIES = (
    '<div class="cookie-notice" id="cookies"><p>Мы используем файлы cookie, чтобы сайт работал лучше. Оставаясь на сайте,'
    " вы соглашаетесь с политикой обработки персональных данных.</p><button>Принять</button></div>"
)
MENU = (
    '<header class="header"><a class="logo" href="/">Главная</a><nav class="menu"><ul>'
    + "".join(f'<li><a href="/{n}">{name}</a></li>' for n, name in enumerate(("Политика", "Экономика", "Общество", "Спорт", "В мире", "Культура")))
    + '</ul></nav><div class="search"><input placeholder="Поиск по сайту"></div><a class="login">Войти</a></header>'
)  # fmt: skip
SHARE = (
    '<div class="share-buttons social"><span>Поделиться</span><a href="#">ВКонтакте</a><a href="#">Telegram</a>'
    '<a href="#">Одноклассники</a><a href="#">Скопировать ссылку</a></div>'
)
AD = '<div class="adv banner" data-ad="1"><span>Реклама</span><a href="#">Квартиры у реки со скидкой до конца недели. Узнайте больше на сайте застройщика.</a></div>'
TAGS = '<div class="tags"><a href="/t/1">Дипломатия</a><a href="/t/2">Переговоры</a><a href="/t/3">МИД</a></div>'
SUBSCRIBE = (
    '<div class="subscribe-block"><p>Подписывайтесь на наш канал в Telegram, чтобы не пропустить главное.</p>'
    '<form><input type="email"><button>Подписаться</button></form></div>'
)
COMMENTS = (
    '<section class="comments" id="comments"><h3>Комментарии (2)</h3>'
    '<div class="comment"><span class="comment__author">Игорь_77</span><time datetime="2024-05-30T09:00:00+03:00">30 мая</time>'
    '<p class="comment__text">Давно пора было договориться, сколько можно стоять в очередях на этой границе.</p></div>'
    '<div class="comment"><span class="comment__author">Светлана</span>'
    '<p class="comment__text">А когда пустят поезда? В прошлом году обещали к маю, но так ничего и не изменилось.</p></div>'
    '<form><textarea placeholder="Ваш комментарий"></textarea><button>Отправить</button></form></section>'
)
FOOTER = (
    '<footer class="footer"><p>Сетевое издание зарегистрировано в Федеральной службе по надзору в сфере связи,'
    " свидетельство ЭЛ № ФС 00-00000. Учредитель: ООО «Вестник».</p><p>При использовании материалов активная ссылка"
    ' обязательна. Мнение редакции может не совпадать с мнением авторов.</p><a href="/about">О редакции</a>'
    '<a href="/ads">Реклама на сайте</a><a href="/contacts">Контакты</a><p>18+</p></footer>'
)


def popular(story: Story, heading: str = "Популярное") -> str:
    """The list beside an article."""
    items = "".join(
        f'<li class="list__item"><time datetime="2024-03-0{n}T08:00:00+03:00">08:0{n}</time><a href="/p/{n}">{other}</a></li>'
        for n, other in enumerate(story.others, 1)
    )
    return f'<div class="sidebar right-column"><h3>{heading}</h3><ul class="list">{items}</ul></div>'


def recommended(story: Story) -> str:
    """The teasers under an article, with a line of text each."""
    cards = "".join(
        f'<div class="card teaser"><a href="/r/{n}"><img src="{n}.jpg"><div class="card__title">{other}</div></a>'
        f'<div class="card__text">Подробности читайте в нашем материале: рассказываем, что известно к этому часу.</div></div>'
        for n, other in enumerate(story.others)
    )
    return f'<section class="recommended news-feed"><h2>Новости партнёров</h2>{cards}</section>'
