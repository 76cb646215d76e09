//! # A court that does not exist
//! **What it does.** Finds the name of a municipality or of a city at prefecture level
//! followed directly by 人民法院: 厦门市人民法院. Such a city has an intermediate court and
//! courts of its districts.
//! **Why it matters.** Nobody can tell which court is meant, so the choice has no effect.
//! **Limit.** 厦门市思明区人民法院, 厦门市中级人民法院 and 义乌市人民法院 (a city at county
//! level) are right. Cities without districts (东莞, 中山, 儋州, 嘉峪关) are not in the list.

use crate::check::{Citation, Finding, Severity, script::Script};

/// Municipalities and cities at prefecture level that have districts.
const CITIES: &str = "北京 上海 天津 重庆 \
    石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 \
    太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁 \
    呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 \
    沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛 \
    长春 吉林 四平 辽源 通化 白山 松原 白城 \
    哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 \
    南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 \
    杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 \
    合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 \
    福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 \
    南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 \
    济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 \
    郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 \
    武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 \
    长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 \
    广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 潮州 揭阳 云浮 \
    南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左 \
    海口 三亚 \
    成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 \
    贵阳 六盘水 遵义 安顺 毕节 铜仁 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 拉萨 \
    西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 \
    兰州 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 西宁 \
    银川 石嘴山 吴忠 固原 中卫 乌鲁木齐 克拉玛依";

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    const COURT: &str = "市人民法院";
    for (n, _) in text.match_indices(COURT) {
        let before = &text[..n];
        let Some(city) = CITIES.split(' ').find(|city| before.ends_with(city)) else {
            continue;
        };
        // A word about the name: 不写“厦门市人民法院”.
        if before[..n - city.len()].ends_with('“') {
            continue;
        }
        out.push(
            Finding::new(
                "court_not_existing",
                Severity::Error,
                n - city.len()..n + COURT.len(),
                format!("没有“{city}市人民法院”。请写{city}哪个区、县的基层人民法院，写全称。"),
            )
            .because("看不出是哪一家法院的，约定不起作用，只能按照法律规定确定法院。")
            .under(Citation::read("民事诉讼法解释第30条")),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "court_not_existing";

    #[test]
    fn a_city_at_prefecture_level_has_no_court_of_its_own_name() {
        finds(RULE, "向⟦厦门市人民法院⟧起诉。");
        finds(RULE, "由福建省⟦泉州市人民法院⟧或者⟦上海市人民法院⟧管辖。");
        finds(RULE, "管辖法院：⟦呼和浩特市人民法院⟧");
    }

    #[test]
    fn courts_of_districts_counties_and_county_cities_are_right() {
        clean(RULE, "向厦门市思明区人民法院起诉。");
        clean(RULE, "由厦门市中级人民法院、北京市高级人民法院管辖。");
        clean(RULE, "向浙江省义乌市人民法院起诉。");
        clean(
            RULE,
            "向福建省泉州市南安市人民法院、东莞市第一人民法院起诉。",
        );
        clean(RULE, "向\u{FFFC}市人民法院起诉，不写“厦门市人民法院”。");
    }
}
