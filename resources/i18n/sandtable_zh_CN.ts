<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ActSheet</name>
    <message>
        <source>More with this case</source>
        <translation>本案更多操作</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
</context>
<context>
    <name>AlarmSheet</name>
    <message>
        <source>Overdue and yours to act on</source>
        <translation>已超时且由您处理</translation>
    </message>
    <message>
        <source>%1 raised in the last 10 minutes, %2 shelved</source>
        <translation>近 10 分钟 %1 条，已搁置 %2 条</translation>
    </message>
    <message>
        <source>Nothing is overdue that you could act on.</source>
        <translation>没有需要您处理的超时案件。</translation>
    </message>
    <message>
        <source>Shelve for</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 分钟</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>4 hours</source>
        <translation>4 小时</translation>
    </message>
</context>
<context>
    <name>AreaPanel</name>
    <message>
        <source>In this area</source>
        <translation>圈选范围内</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Copy the figures (Ctrl+C)</source>
        <translation>复制统计（Ctrl+C）</translation>
    </message>
    <message>
        <source>Reading the city, once: the rest follows …</source>
        <translation>正在读取城市数据（仅一次），其余统计随后显示…</translation>
    </message>
</context>
<context>
    <name>BasemapPanel</name>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Opening the source …</source>
        <translation>正在打开数据源……</translation>
    </message>
    <message>
        <source>All of the view is there</source>
        <translation>当前视野已全部载入</translation>
    </message>
    <message>
        <source>Failed at %1, tried again by itself: %2</source>
        <translation>%1 读取失败，将自动重试：%2</translation>
    </message>
    <message>
        <source>No picture is defined. Put a definition into data/basemaps or start with --basemap FILE; docs/basemaps.md says how.</source>
        <translation>尚未定义底图。请把定义文件放入 data/basemaps，或用 --basemap 文件 启动；写法见 docs/basemaps.md。</translation>
    </message>
    <message>
        <source>No heights are given: neither --dem FILE nor dem in the basemap&apos;s definition.</source>
        <translation>没有高程数据：既未指定 --dem 文件，底图定义中也没有 dem。</translation>
    </message>
    <message>
        <source>Reading the heights …</source>
        <translation>正在读取高程……</translation>
    </message>
    <message>
        <source>Flat while the underground is shown.</source>
        <translation>显示地下管线时地面为平面。</translation>
    </message>
    <message>
        <source>The ground lies %1 to %2 m high</source>
        <translation>地面高程 %1 至 %2 米</translation>
    </message>
    <message>
        <source>Basemap</source>
        <translation>底图</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Opacity of the basemap</source>
        <translation>底图不透明度</translation>
    </message>
    <message>
        <source>Over the roads</source>
        <translation>覆盖道路</translation>
    </message>
    <message>
        <source>Terrain</source>
        <translation>地形</translation>
    </message>
    <message numerus="yes">
        <source>Loading, %n square(s) to come</source>
        <translation>
            <numerusform>正在载入，还有 %n 块</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseActions</name>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>File</source>
        <translation>立案</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>派遣</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>不予立案</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Supervise</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Locate</source>
        <translation>定位</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>CaseCard</name>
    <message>
        <source>Assign a verifier</source>
        <translation>派核实员</translation>
    </message>
    <message>
        <source>File the case</source>
        <translation>办理立案</translation>
    </message>
    <message>
        <source>Dispatch again</source>
        <translation>重新派遣</translation>
    </message>
    <message>
        <source>Dispatch to the unit</source>
        <translation>派遣给责任单位</translation>
    </message>
    <message>
        <source>Assign an inspector</source>
        <translation>派核查员</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>办理结案</translation>
    </message>
    <message>
        <source>%1 is on site</source>
        <translation>%1 已到现场</translation>
    </message>
    <message>
        <source>%1 is on the way</source>
        <translation>%1 正在途中</translation>
    </message>
    <message>
        <source>%1 has been asked</source>
        <translation>已派 %1，待接受</translation>
    </message>
    <message>
        <source>%1 is handling it</source>
        <translation>%1 处置中</translation>
    </message>
    <message>
        <source>%1 has not accepted yet</source>
        <translation>%1 尚未受理</translation>
    </message>
    <message>
        <source>Item not known yet</source>
        <translation>事项待定</translation>
    </message>
    <message>
        <source>Locate the case</source>
        <translation>先定位</translation>
    </message>
    <message>
        <source>Place not known</source>
        <translation>地点不明</translation>
    </message>
    <message>
        <source>Nobody on duty near</source>
        <translation>附近无人在岗</translation>
    </message>
    <message>
        <source>Returned: %1</source>
        <translation>被退回：%1</translation>
    </message>
    <message>
        <source>No responsible unit</source>
        <translation>未定责任单位</translation>
    </message>
    <message>
        <source>Decide on the extension</source>
        <translation>审批延期</translation>
    </message>
    <message>
        <source>Suspended: %1</source>
        <translation>挂账：%1</translation>
    </message>
</context>
<context>
    <name>CaseFacts</name>
    <message>
        <source>Report text</source>
        <translation>上报内容</translation>
    </message>
    <message>
        <source>Place not known</source>
        <translation>地点不明</translation>
    </message>
    <message>
        <source>Copy the coordinates</source>
        <translation>复制坐标</translation>
    </message>
    <message>
        <source>Clock of this stage</source>
        <translation>本阶段时限</translation>
    </message>
    <message>
        <source>Handling deadline</source>
        <translation>处置时限</translation>
    </message>
    <message>
        <source>Why this unit</source>
        <translation>为何由该单位负责</translation>
    </message>
    <message>
        <source>No unit yet</source>
        <translation>尚无责任单位</translation>
    </message>
</context>
<context>
    <name>CaseFigures</name>
    <message>
        <source>%1 open, %2 overdue, %3 new in the last hour</source>
        <translation>未结 %1，超时 %2，近一小时新增 %3</translation>
    </message>
    <message>
        <source>open %1</source>
        <translation>未结 %1</translation>
    </message>
    <message>
        <source>overdue %1</source>
        <translation>超时 %1</translation>
    </message>
    <message>
        <source>last hour %1</source>
        <translation>近1小时 %1</translation>
    </message>
</context>
<context>
    <name>CaseHeader</name>
    <message>
        <source>Drag this case onto a worker or a unit</source>
        <translation>把案件拖到网格员或责任单位上</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>复制案件编号</translation>
    </message>
    <message>
        <source>Close the panel</source>
        <translation>关闭面板</translation>
    </message>
</context>
<context>
    <name>CaseNotes</name>
    <message numerus="yes">
        <source>Reported by %n</source>
        <translation><numerusform>%n 人上报</numerusform></translation>
    </message>
    <message>
        <source>Clock paused since %1, %2 used: %3</source>
        <translation>%1 起挂账，已用 %2：%3</translation>
    </message>
    <message>
        <source>Clock paused from %1 to %2, %3 used: %4</source>
        <translation>%1 至 %2 挂账，已用 %3：%4</translation>
    </message>
    <message>
        <source>Supervised by %1 (%2): %3</source>
        <translation>%1（%2级）督办：%3</translation>
    </message>
    <message>
        <source>answer by %1</source>
        <translation>%1 前答复</translation>
    </message>
    <message>
        <source>In the hands of the %1</source>
        <translation>由%1级负责</translation>
    </message>
    <message>
        <source>More time asked for, until %1: %2</source>
        <translation>申请延期至 %1：%2</translation>
    </message>
    <message numerus="yes">
        <source>Extended %n time(s)</source>
        <translation><numerusform>已延期 %n 次</numerusform></translation>
    </message>
    <message>
        <source>%1 has assisted</source>
        <translation>%1 协办已完成</translation>
    </message>
    <message>
        <source>%1 assists</source>
        <translation>%1 协办中</translation>
    </message>
    <message>
        <source>Merged into %1</source>
        <translation>已并入 %1</translation>
    </message>
    <message>
        <source>Split off another case</source>
        <translation>由另一案件拆出</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) split off</source>
        <translation><numerusform>已拆出 %n 个案件</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Reopened %n time(s)</source>
        <translation><numerusform>已重启 %n 次</numerusform></translation>
    </message>
    <message>
        <source>Satisfaction %1 of 5</source>
        <translation>满意度 %1 分（满分 5）</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>未留名</translation>
    </message>
    <message>
        <source>told %1</source>
        <translation>%1 已告知</translation>
    </message>
</context>
<context>
    <name>CasePanel</name>
    <message>
        <source>Walk the queue with J and K and press Enter, click a card, or click a pin on the map.</source>
        <translation>用 J、K 在队列中移动并按回车打开，或点击卡片，或点击地图上的案件。</translation>
    </message>
    <message>
        <source>No case is open</source>
        <translation>未打开案件</translation>
    </message>
    <message>
        <source>Who could go · ↑ ↓ Enter, click, or drop the case here</source>
        <translation>可派网格员 · ↑↓ 回车、点击或拖放</translation>
    </message>
    <message>
        <source>Units · ↑ ↓ Enter, click, or drop the case here</source>
        <translation>责任单位 · ↑↓ 回车、点击或拖放</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>办理经过</translation>
    </message>
</context>
<context>
    <name>ExplodedView</name>
    <message>
        <source>Streets and towns</source>
        <translation>镇街</translation>
    </message>
    <message>
        <source>Communities</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Micro-grids</source>
        <translation>网格</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Queue</source>
        <translation>案件队列</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Number, place, words</source>
        <translation>编号、地点、内容</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>待我处理</translation>
    </message>
    <message>
        <source>All stages</source>
        <translation>全部阶段</translation>
    </message>
    <message>
        <source>All channels</source>
        <translation>全部渠道</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>仅看%1</translation>
    </message>
    <message>
        <source>Only the region here</source>
        <translation>仅看当前区域</translation>
    </message>
</context>
<context>
    <name>FindAnything</name>
    <message>
        <source>Find a case, a place, a worker, a unit or a camera</source>
        <translation>查找案件、地点、网格员、单位或摄像机</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>查找中…</translation>
    </message>
    <message>
        <source>Type a number, a name, a street or a place.</source>
        <translation>输入编号、姓名、街道或地点。</translation>
    </message>
    <message>
        <source>Nothing found. Try fewer characters.</source>
        <translation>没有找到，请减少字数再试。</translation>
    </message>
</context>
<context>
    <name>KeysHelp</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>LightPanel</name>
    <message>
        <source>north</source>
        <translation>北</translation>
    </message>
    <message>
        <source>north-east</source>
        <translation>东北</translation>
    </message>
    <message>
        <source>east</source>
        <translation>东</translation>
    </message>
    <message>
        <source>south-east</source>
        <translation>东南</translation>
    </message>
    <message>
        <source>south</source>
        <translation>南</translation>
    </message>
    <message>
        <source>south-west</source>
        <translation>西南</translation>
    </message>
    <message>
        <source>west</source>
        <translation>西</translation>
    </message>
    <message>
        <source>north-west</source>
        <translation>西北</translation>
    </message>
    <message>
        <source>Over the underground the map keeps its plain look.</source>
        <translation>查看地下管线时，地图保持素色。</translation>
    </message>
    <message>
        <source>Even tones without sun or lamps: nothing competes with the data.</source>
        <translation>均匀底色，无日照与灯光，不与业务数据争色。</translation>
    </message>
    <message>
        <source>The sun is down. Today it rises at %1 and sets at %2.</source>
        <translation>太阳在地平线以下。今日日出 %1，日落 %2。</translation>
    </message>
    <message>
        <source>The sun is down.</source>
        <translation>太阳在地平线以下。</translation>
    </message>
    <message>
        <source>The sun stands %1° high in the %2.</source>
        <translation>太阳高度 %1°，方位%2。</translation>
    </message>
    <message>
        <source>It sets at %1.</source>
        <translation>日落 %1。</translation>
    </message>
    <message>
        <source>waiting for the map to move, to measure it</source>
        <translation>待地图移动后测算</translation>
    </message>
    <message>
        <source>on: %1 ms a frame here</source>
        <translation>已开启：本机每帧 %1 毫秒</translation>
    </message>
    <message>
        <source>off: %1 ms a frame here</source>
        <translation>已关闭：本机每帧 %1 毫秒</translation>
    </message>
    <message>
        <source>nothing to show at this hour</source>
        <translation>此时段无可显示</translation>
    </message>
    <message>
        <source>not in the control room&apos;s look</source>
        <translation>素色模式下不使用</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Light and weather</source>
        <translation>光照与天气</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>素色</translation>
    </message>
    <message>
        <source>By the clock</source>
        <translation>随时钟</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>白天</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>夜晚</translation>
    </message>
    <message>
        <source>Shadows</source>
        <translation>阴影</translation>
    </message>
    <message>
        <source>Dark corners</source>
        <translation>墙角暗部</translation>
    </message>
    <message>
        <source>Glow of lamps</source>
        <translation>灯光光晕</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Rain</source>
        <translation>雨</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>小</translation>
    </message>
    <message>
        <source>Steady</source>
        <translation>中</translation>
    </message>
    <message>
        <source>Heavy</source>
        <translation>大</translation>
    </message>
    <message>
        <source>Less motion: no falling rain</source>
        <translation>减少动画：不显示雨丝</translation>
    </message>
</context>
<context>
    <name>LikelyItems</name>
    <message>
        <source>Item</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Item: which of these?</source>
        <translation>事项：是哪一个？</translation>
    </message>
    <message>
        <source>Not clear yet</source>
        <translation>尚不明确</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>LinkState</name>
    <message>
        <source>data from %1</source>
        <translation>数据截至 %1</translation>
    </message>
    <message>
        <source>again in %1 s</source>
        <translation>%1 秒后重连</translation>
    </message>
</context>
<context>
    <name>LocateSheet</name>
    <message>
        <source>Locate</source>
        <translation>定位</translation>
    </message>
    <message>
        <source>a click on the map places it · Enter takes the words · Esc cancels</source>
        <translation>点击地图即定位 · 回车按文字定位 · Esc 取消</translation>
    </message>
    <message>
        <source>Address, crossing or place</source>
        <translation>地址、路口或地名</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Verified by</source>
        <translation>核实人员</translation>
    </message>
    <message>
        <source>Nobody on duty near</source>
        <translation>附近无人在岗</translation>
    </message>
    <message>
        <source>Not found in this district: say it in other words, or click on the map.</source>
        <translation>本区找不到这个地点：请换个说法，或点击地图。</translation>
    </message>
    <message>
        <source>The street names are still being read; the map works already.</source>
        <translation>路名仍在载入，可先点击地图。</translation>
    </message>
    <message>
        <source>Place it here</source>
        <translation>定位到这里</translation>
    </message>
</context>
<context>
    <name>LookBar</name>
    <message>
        <source>Next %1/%2</source>
        <translation>下一个 %1/%2</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Sandtable</source>
        <translation>沙盘</translation>
    </message>
</context>
<context>
    <name>MapButtons</name>
    <message>
        <source>Basemap and terrain (Shift+B)</source>
        <translation>底图与地形（Shift+B）</translation>
    </message>
    <message>
        <source>Measure (M)</source>
        <translation>测量（M）</translation>
    </message>
    <message>
        <source>Count in a box (B)</source>
        <translation>框选统计（B）</translation>
    </message>
    <message>
        <source>Count in a lasso (G)</source>
        <translation>圈选统计（G）</translation>
    </message>
    <message>
        <source>Whole district (Home)</source>
        <translation>全区视图（Home）</translation>
    </message>
    <message>
        <source>Components of the city (P)</source>
        <translation>城市部件（P）</translation>
    </message>
    <message>
        <source>Pipes and cables under the ground (U)</source>
        <translation>地下管线（U）</translation>
    </message>
    <message>
        <source>Saved views (Q)</source>
        <translation>视图收藏（Q）</translation>
    </message>
    <message>
        <source>Follow the chosen worker, or the open case (Space)</source>
        <translation>跟随所选网格员，或当前案件（空格）</translation>
    </message>
    <message>
        <source>Light and weather (W)</source>
        <translation>光照与天气（W）</translation>
    </message>
    <message>
        <source>Cameras (C)</source>
        <translation>监控（C）</translation>
    </message>
    <message>
        <source>Tiers apart, as plates over the city (E)</source>
        <translation>层级分解（E）</translation>
    </message>
</context>
<context>
    <name>MapFurniture</name>
    <message>
        <source>%1 km</source>
        <translation>%1 公里</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 米</translation>
    </message>
    <message>
        <source>No city is open.</source>
        <translation>未打开城市文件。</translation>
    </message>
    <message>
        <source>Loading the city … %1 %</source>
        <translation>正在载入城市… %1%</translation>
    </message>
    <message>
        <source>Data: %1 (generated, seed %2)</source>
        <translation>数据：%1（生成，种子 %2）</translation>
    </message>
    <message>
        <source>Data: %1 (generated at scale %3, seed %2)</source>
        <translation>数据：%1（按 %3 比例生成，种子 %2）</translation>
    </message>
    <message>
        <source>The city cannot be drawn.</source>
        <translation>无法绘制城市。</translation>
    </message>
    <message>
        <source>Click for the next datum</source>
        <translation>点击切换坐标系</translation>
    </message>
</context>
<context>
    <name>MapPane</name>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
    <message>
        <source>Copied: the figures of the area</source>
        <translation>已复制范围统计</translation>
    </message>
</context>
<context>
    <name>MapPanels</name>
    <message>
        <source>This city has no cameras to look from.</source>
        <translation>此城市没有可供查看的监控。</translation>
    </message>
</context>
<context>
    <name>MapTip</name>
    <message numerus="yes">
        <source>%n camera(s) here: click to go closer</source>
        <translation><numerusform>此处 %n 路监控：点击放大</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) here: click to go closer</source>
        <translation><numerusform>此处 %n 件案件，点击放大</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n component(s) here: click to go closer</source>
        <translation><numerusform>此处 %n 个部件，点击放大</numerusform></translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>automatic</source>
        <translation>系统自动</translation>
    </message>
</context>
<context>
    <name>NewReport</name>
    <message>
        <source>New report</source>
        <translation>新上报</translation>
    </message>
    <message>
        <source>What happened, and where?</source>
        <translation>发生了什么？在哪里？</translation>
    </message>
    <message>
        <source>set on the map</source>
        <translation>地图选点</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Not found: click on the map</source>
        <translation>未识别，请点击地图</translation>
    </message>
    <message>
        <source>Verified by</source>
        <translation>核实人员</translation>
    </message>
    <message>
        <source>Nobody on duty near</source>
        <translation>附近无人在岗</translation>
    </message>
    <message>
        <source>Perhaps reported already:</source>
        <translation>可能已有上报：</translation>
    </message>
    <message>
        <source>The street names are still being read; sending works already.</source>
        <translation>地名仍在载入，现在即可提交。</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>查找中…</translation>
    </message>
    <message>
        <source>Example: a water pipe leaks at Tongji bridge</source>
        <translation>例如：通济桥牌坊水管漏水</translation>
    </message>
    <message>
        <source>Take it in</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Not this place</source>
        <translation>取消该地点</translation>
    </message>
    <message>
        <source>Enter sends · ↑↓ or Alt 1–3 choose the item · Esc closes · a click on the map sets the place</source>
        <translation>回车提交 · ↑↓ 或 Alt 1–3 选择事项 · Esc 关闭 · 点击地图定位</translation>
    </message>
</context>
<context>
    <name>NoCandidates</name>
    <message>
        <source>Nobody can be proposed before the place is known. Ask the reporter, then press L: type an address, or click on the map.</source>
        <translation>地点不明，无法推荐人选。请向上报人问清后按 L：输入地址，或点击地图。</translation>
    </message>
    <message>
        <source>The place is not known, so nobody can be proposed.</source>
        <translation>地点不明，无法推荐人选。</translation>
    </message>
    <message>
        <source>Nobody is on duty near this place.</source>
        <translation>附近无在岗网格员。</translation>
    </message>
    <message>
        <source>Looking for who could go…</source>
        <translation>正在查找可派人员…</translation>
    </message>
</context>
<context>
    <name>NorthArrow</name>
    <message>
        <source>Turn to the north</source>
        <translation>转向正北</translation>
    </message>
</context>
<context>
    <name>PlatesPanel</name>
    <message>
        <source>Tiers apart</source>
        <translation>层级分解</translation>
    </message>
    <message>
        <source>Back to the map (E)</source>
        <translation>返回地图（E）</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未结</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>近1小时</translation>
    </message>
    <message>
        <source>Threads: %1 of %2 cases</source>
        <translation>连线：%2 件中的 %1 件</translation>
    </message>
    <message>
        <source>Threads: every case with a place</source>
        <translation>连线：全部有位置的案件</translation>
    </message>
    <message>
        <source>Click: into · ⌫: out · E: back</source>
        <translation>单击进入 · ⌫ 上一级 · E 返回</translation>
    </message>
</context>
<context>
    <name>QueueCard</name>
    <message>
        <source>done</source>
        <translation>已办结</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message numerus="yes">
        <source>%n case(s) changed</source>
        <translation>
            <numerusform>%n 件案件有更新</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open case(s) do not pass the filters. Clear them above.</source>
        <translation>
            <numerusform>%n 件在办案件不符合筛选条件，请在上方清除筛选。</numerusform>
        </translation>
    </message>
    <message>
        <source>New cases appear here by themselves. F2 takes a report.</source>
        <translation>新案件会自动出现；按 F2 录入上报。</translation>
    </message>
    <message>
        <source>Cases appear here as soon as the server answers.</source>
        <translation>连接服务器后案件会显示在这里。</translation>
    </message>
    <message>
        <source>Nothing passes the filters</source>
        <translation>没有符合条件的案件</translation>
    </message>
    <message>
        <source>No open cases</source>
        <translation>没有在办案件</translation>
    </message>
</context>
<context>
    <name>ReasonPrompt</name>
    <message>
        <source>Why is it not filed?</source>
        <translation>不予立案的原因？</translation>
    </message>
    <message>
        <source>Why is it taken back?</source>
        <translation>撤回的原因？</translation>
    </message>
    <message>
        <source>What is demanded?</source>
        <translation>督办要求？</translation>
    </message>
    <message>
        <source>Not on the responsibility list</source>
        <translation>不在责任清单内</translation>
    </message>
    <message>
        <source>Assigned by mistake</source>
        <translation>误派</translation>
    </message>
    <message>
        <source>Handle at once and report back</source>
        <translation>立即处置并反馈</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确定</translation>
    </message>
</context>
<context>
    <name>ReportReason</name>
    <message>
        <source>Unit</source>
        <translation>责任单位</translation>
    </message>
    <message>
        <source>No unit yet</source>
        <translation>尚无责任单位</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Sandtable</source>
        <translation>沙盘</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>open</source>
        <translation>在办</translation>
    </message>
    <message>
        <source>need you</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>New report</source>
        <translation>新上报</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>alarms</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>%1 in 10 min</source>
        <translation>10 分钟 %1 条</translation>
    </message>
</context>
<context>
    <name>TargetRow</name>
    <message>
        <source>proposed</source>
        <translation>推荐</translation>
    </message>
</context>
<context>
    <name>TierSwitch</name>
    <message>
        <source>District</source>
        <translation>区</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>镇街</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>The tier follows the zoom (0)</source>
        <translation>层级随缩放自动（0）</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ToolHint</name>
    <message>
        <source>%1, around %2</source>
        <translation>%1，周长 %2</translation>
    </message>
    <message>
        <source>Measure: click along the way · Esc leaves</source>
        <translation>测量：沿路线逐点单击 · Esc 退出</translation>
    </message>
    <message>
        <source>Enter ends · the first point closes · Backspace takes back · Esc leaves</source>
        <translation>Enter 结束 · 点首点闭合 · 退格撤销 · Esc 退出</translation>
    </message>
    <message>
        <source>Box: drag over what shall be counted · Esc leaves</source>
        <translation>框选：拖出要统计的范围 · Esc 退出</translation>
    </message>
    <message>
        <source>Lasso: drag around what shall be counted · Esc leaves</source>
        <translation>圈选：拖动圈出要统计的范围 · Esc 退出</translation>
    </message>
</context>
<context>
    <name>ViewsPanel</name>
    <message>
        <source>Kept: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>视图收藏</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Name of this view</source>
        <translation>视图名称</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>No view is kept yet. Give this one a name: place, direction and tier come back with it.</source>
        <translation>还没有收藏的视图。给当前视图起个名字，位置、方向和层级都会一起保存。</translation>
    </message>
    <message>
        <source>↓ to the list · Enter flies · Delete forgets · Ctrl 1…9 from anywhere</source>
        <translation>↓ 进入列表 · 回车飞到 · Delete 删除 · Ctrl 1…9 随时可用</translation>
    </message>
    <message>
        <source>Forget this view</source>
        <translation>删除此视图</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>Weibo</source>
        <translation>微博</translation>
    </message>
    <message>
        <source>Grid worker</source>
        <translation>网格员</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>视频监控</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>Unknown channel</source>
        <translation>未知渠道</translation>
    </message>
    <message>
        <source>Grade 1, most urgent</source>
        <translation>一级·特急</translation>
    </message>
    <message>
        <source>Grade 2, urgent</source>
        <translation>二级·紧急</translation>
    </message>
    <message>
        <source>Grade 3, ordinary</source>
        <translation>三级·一般</translation>
    </message>
    <message>
        <source>Grade 4, minor</source>
        <translation>四级·轻微</translation>
    </message>
    <message>
        <source>No grade</source>
        <translation>未定级</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1分</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1小时</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1小时%2分</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1天</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1天%2小时</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>overdue by %1</source>
        <translation>超时 %1</translation>
    </message>
    <message>
        <source>&lt;1 min</source>
        <translation>&lt;1分</translation>
    </message>
    <message>
        <source>en</source>
        <extracomment>The code of this language; tells which of two texts is wanted.</extracomment>
        <translation>zh</translation>
    </message>
    <message>
        <source>Not found: %1</source>
        <translation>找不到：%1</translation>
    </message>
    <message>
        <source>Cannot be read: %1</source>
        <translation>无法读取：%1</translation>
    </message>
    <message>
        <source>Not written as it should be: %1</source>
        <translation>内容不符合格式：%1</translation>
    </message>
    <message>
        <source>Of a version that this program does not know: %1</source>
        <translation>版本不受本程序支持：%1</translation>
    </message>
    <message>
        <source>A value out of its range: %1</source>
        <translation>数值超出范围：%1</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>被拒绝：%1</translation>
    </message>
    <message>
        <source>Not available now: %1</source>
        <translation>暂不可用：%1</translation>
    </message>
    <message>
        <source>Stopped: %1</source>
        <translation>已中止：%1</translation>
    </message>
</context>
<context>
    <name>sandtable::console::AlarmModel</name>
    <message>
        <source>Supervise</source>
        <translation>督办</translation>
    </message>
</context>
<context>
    <name>sandtable::console::AreaModel</name>
    <message>
        <source>Open cases</source>
        <translation>在办案件</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>Workers on duty</source>
        <translation>在岗网格员</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>建筑</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Enterprises</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>重点场所</translation>
    </message>
    <message>
        <source>Micro-grids touched</source>
        <translation>涉及网格</translation>
    </message>
</context>
<context>
    <name>sandtable::console::CaseActs</name>
    <message numerus="yes">
        <source>%n open case(s)</source>
        <translation><numerusform>%n 件在办</numerusform></translation>
    </message>
    <message>
        <source>Grant the extension</source>
        <translation>批准延期</translation>
    </message>
    <message>
        <source>Refuse the extension</source>
        <translation>不批准延期</translation>
    </message>
    <message>
        <source>Ask for more time</source>
        <translation>申请延期</translation>
    </message>
    <message>
        <source>Suspend: pause the clock</source>
        <translation>挂账：暂停计时</translation>
    </message>
    <message>
        <source>Resume: let the clock run</source>
        <translation>恢复办理：继续计时</translation>
    </message>
    <message>
        <source>Ask another unit to assist</source>
        <translation>请其他单位协办</translation>
    </message>
    <message>
        <source>Assistance is done</source>
        <translation>协办完成</translation>
    </message>
    <message>
        <source>End a unit&apos;s assistance</source>
        <translation>取消协办</translation>
    </message>
    <message>
        <source>Answer the supervision</source>
        <translation>答复督办</translation>
    </message>
    <message>
        <source>Escalate to the tier above</source>
        <translation>上报上一级</translation>
    </message>
    <message>
        <source>Delegate to the tier below</source>
        <translation>下派下一级</translation>
    </message>
    <message>
        <source>Merge into another case</source>
        <translation>并入另一案件</translation>
    </message>
    <message>
        <source>Split a case off</source>
        <translation>拆出一个案件</translation>
    </message>
    <message>
        <source>Reopen the case</source>
        <translation>重启案件</translation>
    </message>
    <message>
        <source>Follow up with the reporter</source>
        <translation>回访上报人</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>More time, in hours</source>
        <translation>延长小时数</translation>
    </message>
    <message>
        <source>For how many hours (empty: until resumed)</source>
        <translation>挂账小时数（留空：至恢复为止）</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>What it has to do</source>
        <translation>协办事项</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Main case</source>
        <translation>主案</translation>
    </message>
    <message>
        <source>What the new case is about</source>
        <translation>新案件的内容</translation>
    </message>
    <message>
        <source>Item (empty: the same)</source>
        <translation>事项（留空：同原案）</translation>
    </message>
    <message>
        <source>Two matters in one report</source>
        <translation>一次上报两个问题</translation>
    </message>
    <message>
        <source>Satisfaction, 1 to 5 (empty: not reached)</source>
        <translation>满意度 1 至 5（留空：未接通）</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>回访内容</translation>
    </message>
</context>
<context>
    <name>sandtable::console::CaseModel</name>
    <message>
        <source>Item not known yet</source>
        <translation>事项待定</translation>
    </message>
    <message>
        <source>Outside the city, or place not known</source>
        <translation>不在辖区内或地点不明</translation>
    </message>
    <message>
        <source>Not filed</source>
        <translation>不予立案</translation>
    </message>
    <message>
        <source>Closed on time</source>
        <translation>按时结案</translation>
    </message>
    <message>
        <source>Closed late</source>
        <translation>超时结案</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>操作人：%1</translation>
    </message>
    <message numerus="yes">
        <source>%1 min · %n open case(s)</source>
        <translation>
            <numerusform>%1 分钟 · 在办 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open case(s)</source>
        <translation>
            <numerusform>在办 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Undone by the dispatcher</source>
        <translation>派遣员撤销</translation>
    </message>
    <message>
        <source>Merged into %1</source>
        <translation>已并入 %1</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>Soon due</source>
        <translation>即将到期</translation>
    </message>
</context>
<context>
    <name>sandtable::console::CommandDesk</name>
    <message>
        <source>Changed by %1 at %2.</source>
        <translation>%1 已于 %2 更改。</translation>
    </message>
    <message>
        <source>Not connected yet: nothing was sent.</source>
        <translation>尚未连接，未发送。</translation>
    </message>
    <message>
        <source>Not done: %1</source>
        <translation>未执行：%1</translation>
    </message>
    <message>
        <source>Nobody is proposed for this case. Choose somebody with Shift+A.</source>
        <translation>此案没有推荐人选，请按 Shift+A 选择。</translation>
    </message>
    <message>
        <source>%1 assigned to %2</source>
        <translation>%1 已派给 %2</translation>
    </message>
    <message>
        <source>%1 dispatched to %2</source>
        <translation>%1 已派遣至 %2</translation>
    </message>
    <message>
        <source>%1 filed</source>
        <translation>%1 已立案</translation>
    </message>
    <message>
        <source>%1 was not filed</source>
        <translation>%1 不予立案</translation>
    </message>
    <message>
        <source>%1 closed</source>
        <translation>%1 已结案</translation>
    </message>
    <message>
        <source>%1 is supervised</source>
        <translation>%1 已督办</translation>
    </message>
    <message>
        <source>%1: the assignment was withdrawn</source>
        <translation>%1 已撤回任务</translation>
    </message>
    <message>
        <source>%1: undone</source>
        <translation>%1 已撤销</translation>
    </message>
    <message>
        <source>Nothing waits for you in this case now.</source>
        <translation>此案目前无需您处理。</translation>
    </message>
    <message>
        <source>%1: the place is set</source>
        <translation>%1 已定位</translation>
    </message>
</context>
<context>
    <name>sandtable::console::Desk</name>
    <message>
        <source>No proposals: %1</source>
        <translation>无法给出建议：%1</translation>
    </message>
</context>
<context>
    <name>sandtable::console::DragModel</name>
    <message numerus="yes">
        <source>%1 min away, %n open case(s)</source>
        <translation>
            <numerusform>约 %1 分钟到达，在办 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 assigned to %2</source>
        <translation>%1 已派给 %2</translation>
    </message>
    <message>
        <source>Send %1 to inspect</source>
        <translation>派 %1 核查</translation>
    </message>
    <message>
        <source>Send %1 to verify</source>
        <translation>派 %1 核实</translation>
    </message>
    <message>
        <source>%1 dispatched to %2</source>
        <translation>%1 已派遣至 %2</translation>
    </message>
    <message>
        <source>Dispatch to %1</source>
        <translation>派遣至 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n open case(s)</source>
        <translation>
            <numerusform>在办 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop on a grid worker</source>
        <translation>请拖到网格员上</translation>
    </message>
    <message>
        <source>Drop on a unit</source>
        <translation>请拖到责任单位上</translation>
    </message>
    <message>
        <source>Hold still here to merge the two</source>
        <translation>停住不动，两案并为一案</translation>
    </message>
    <message>
        <source>Merge into %1</source>
        <translation>并入 %1</translation>
    </message>
    <message>
        <source>%1 merged into %2</source>
        <translation>%1 已并入 %2</translation>
    </message>
</context>
<context>
    <name>sandtable::console::LinkModel</name>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>连接中</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Link lost</source>
        <translation>连接中断</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>The server works with another city file (%1…) than this console (%2…). Ask for the server&apos;s file.</source>
        <translation>服务器使用的城市文件（%1…）与本机（%2…）不同，请向管理员索取服务器的城市文件。</translation>
    </message>
</context>
<context>
    <name>sandtable::console::LookModel</name>
    <message>
        <source>north</source>
        <translation>北</translation>
    </message>
    <message>
        <source>north-east</source>
        <translation>东北</translation>
    </message>
    <message>
        <source>east</source>
        <translation>东</translation>
    </message>
    <message>
        <source>south-east</source>
        <translation>东南</translation>
    </message>
    <message>
        <source>south</source>
        <translation>南</translation>
    </message>
    <message>
        <source>south-west</source>
        <translation>西南</translation>
    </message>
    <message>
        <source>west</source>
        <translation>西</translation>
    </message>
    <message>
        <source>north-west</source>
        <translation>西北</translation>
    </message>
    <message>
        <source>%1 · looks %2 (%3°) · angle %4° · range %5 m · mast %6 m</source>
        <translation>%1 · 朝%2（%3°）· 视角 %4° · 可视 %5 米 · 杆高 %6 米</translation>
    </message>
</context>
<context>
    <name>sandtable::console::MapFeed</name>
    <message numerus="yes">
        <source>%n open case(s)</source>
        <translation>
            <numerusform>在办 %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sandtable::console::ReportModel</name>
    <message>
        <source>Report taken in</source>
        <translation>上报已受理</translation>
    </message>
</context>
<context>
    <name>KeyTable</name>
    <message>
        <source>Basemap and terrain: what lies on the ground</source>
        <translation>底图与地形：地面上显示什么</translation>
    </message>
    <message>
        <source>New report</source>
        <translation>新上报</translation>
    </message>
    <message>
        <source>Find a case, a place, a worker, a unit or a camera</source>
        <translation>查找案件、地点、网格员、单位或摄像机</translation>
    </message>
    <message>
        <source>Any command by its words</source>
        <translation>按文字查找命令</translation>
    </message>
    <message>
        <source>Down the queue</source>
        <translation>队列下一条</translation>
    </message>
    <message>
        <source>Up the queue</source>
        <translation>队列上一条</translation>
    </message>
    <message>
        <source>Open the card, or take the chosen worker</source>
        <translation>打开卡片，或确认所选对象</translation>
    </message>
    <message>
        <source>Let the changed cases into the queue</source>
        <translation>更新队列</translation>
    </message>
    <message>
        <source>Assign to the proposed</source>
        <translation>派给推荐对象</translation>
    </message>
    <message>
        <source>Choose a worker or a unit</source>
        <translation>选择网格员或单位</translation>
    </message>
    <message>
        <source>Next step: file, or close after inspection</source>
        <translation>下一步：立案，或核查后结案</translation>
    </message>
    <message>
        <source>Dispatch to the proposed unit</source>
        <translation>派遣给推荐单位</translation>
    </message>
    <message>
        <source>Locate: give the case a place</source>
        <translation>定位：确定案件地点</translation>
    </message>
    <message>
        <source>Take back, or reject</source>
        <translation>撤回，或不予立案</translation>
    </message>
    <message>
        <source>Supervise</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Undo the last assignment</source>
        <translation>撤销上一次指派</translation>
    </message>
    <message>
        <source>Cancel the drag, close what is on top</source>
        <translation>取消拖动，关闭最上层</translation>
    </message>
    <message>
        <source>Tier: District; again: as the zoom goes</source>
        <translation>层级：全区（再按一次：随缩放）</translation>
    </message>
    <message>
        <source>Tier: Streets; again: as the zoom goes</source>
        <translation>层级：镇街（再按一次：随缩放）</translation>
    </message>
    <message>
        <source>Tier: Communities; again: as the zoom goes</source>
        <translation>层级：社区（再按一次：随缩放）</translation>
    </message>
    <message>
        <source>Tier: Micro-grids; again: as the zoom goes</source>
        <translation>层级：网格（再按一次：随缩放）</translation>
    </message>
    <message>
        <source>Whole district</source>
        <translation>全区视图</translation>
    </message>
    <message>
        <source>North up</source>
        <translation>正北朝上</translation>
    </message>
    <message>
        <source>Move the map</source>
        <translation>移动地图</translation>
    </message>
    <message>
        <source>Turn and tilt the map</source>
        <translation>旋转、倾斜地图</translation>
    </message>
    <message>
        <source>Go closer, go away</source>
        <translation>放大、缩小</translation>
    </message>
    <message>
        <source>This map of keys</source>
        <translation>快捷键一览</translation>
    </message>
    <message>
        <source>Components of the city on the map</source>
        <translation>地图上的城市部件</translation>
    </message>
    <message>
        <source>Only the cases of the region here</source>
        <translation>仅看当前区域的案件</translation>
    </message>
    <message>
        <source>Copy the coordinates under the cursor</source>
        <translation>复制光标处坐标</translation>
    </message>
    <message>
        <source>Coordinates in WGS 84, CGCS2000 or GCJ-02</source>
        <translation>坐标系：WGS 84、CGCS2000、GCJ-02</translation>
    </message>
    <message>
        <source>Measure a way or an area on the map</source>
        <translation>在地图上测量距离或面积</translation>
    </message>
    <message>
        <source>Measuring: end the line</source>
        <translation>测量：结束</translation>
    </message>
    <message>
        <source>Measuring: take the last point back</source>
        <translation>测量：撤销上一点</translation>
    </message>
    <message>
        <source>Count what lies in a box</source>
        <translation>框选统计</translation>
    </message>
    <message>
        <source>Count what lies in a lasso</source>
        <translation>圈选统计</translation>
    </message>
    <message>
        <source>Copy the figures of the area</source>
        <translation>复制范围统计</translation>
    </message>
    <message>
        <source>Pipes and cables under the ground</source>
        <translation>地下管线</translation>
    </message>
    <message>
        <source>Tier: as the zoom goes</source>
        <translation>层级：随缩放自动</translation>
    </message>
    <message>
        <source>Into the region in the middle of the map or under the cursor</source>
        <translation>进入地图中央或光标下的区域</translation>
    </message>
    <message>
        <source>Out to the region around</source>
        <translation>退回上一级区域</translation>
    </message>
    <message>
        <source>Follow the chosen worker, or the open case</source>
        <translation>跟随所选网格员，或当前案件</translation>
    </message>
    <message>
        <source>Look from the best camera near; again: from the next</source>
        <translation>从最合适的附近监控看；再按换下一个</translation>
    </message>
    <message>
        <source>Look from the camera before</source>
        <translation>从上一个监控看</translation>
    </message>
    <message>
        <source>Saved views: keep this one, fly to another</source>
        <translation>视图收藏：保存当前视图，或飞到另一个</translation>
    </message>
    <message>
        <source>Fly to a saved view</source>
        <translation>飞到收藏的视图</translation>
    </message>
    <message>
        <source>Light and weather of the map</source>
        <translation>地图光照与天气</translation>
    </message>
    <message>
        <source>Next light: plain, by the clock, day, night</source>
        <translation>切换光照：素色、随时钟、白天、夜晚</translation>
    </message>
    <message>
        <source>Cameras on the map: counts from afar, views from close by</source>
        <translation>地图上的监控：远处看数量，近处看视野</translation>
    </message>
    <message>
        <source>Tiers apart, as plates over the city</source>
        <translation>层级分解：城市上空的三层玻璃板</translation>
    </message>
    <message>
        <source>Underground: the pipe in the middle, then on with the flow</source>
        <translation>地下：选取地图中央的管线，再沿流向前进</translation>
    </message>
    <message>
        <source>Underground: back against the flow</source>
        <translation>地下：逆流向返回</translation>
    </message>
    <message>
        <source>Pipe: everything downstream</source>
        <translation>管线：追踪下游</translation>
    </message>
    <message>
        <source>Pipe: everything upstream</source>
        <translation>管线：追踪上游</translation>
    </message>
    <message>
        <source>Pipe: which valves shut it off, and who is without supply</source>
        <translation>管线：关哪些阀门，哪些用户停供</translation>
    </message>
    <message>
        <source>Pipe: copy what is known of it</source>
        <translation>管线：复制其资料</translation>
    </message>
    <message>
        <source>Underground: a kind of pipe on or off</source>
        <translation>地下：显示或隐藏一类管线</translation>
    </message>
    <message>
        <source>Underground: water supply on or off</source>
        <translation>地下：显示或隐藏给水</translation>
    </message>
    <message>
        <source>Underground: rain water on or off</source>
        <translation>地下：显示或隐藏雨水</translation>
    </message>
    <message>
        <source>Underground: sewage on or off</source>
        <translation>地下：显示或隐藏污水</translation>
    </message>
    <message>
        <source>Underground: gas on or off</source>
        <translation>地下：显示或隐藏燃气</translation>
    </message>
    <message>
        <source>Underground: power on or off</source>
        <translation>地下：显示或隐藏电力</translation>
    </message>
    <message>
        <source>Underground: telecom on or off</source>
        <translation>地下：显示或隐藏通信</translation>
    </message>
    <message>
        <source>More: time, pause, tiers, helpers, merge, split, reopen</source>
        <translation>更多：延期、挂账、层级、协办、并案、拆分、重启</translation>
    </message>
    <message>
        <source>Grant the extension</source>
        <translation>批准延期</translation>
    </message>
    <message>
        <source>Suspend the case: pause its clock</source>
        <translation>挂账：暂停本案计时</translation>
    </message>
    <message>
        <source>Resume the case: let its clock run</source>
        <translation>恢复办理：本案继续计时</translation>
    </message>
    <message>
        <source>Ask another unit to assist</source>
        <translation>请其他单位协办</translation>
    </message>
    <message>
        <source>Escalate the case to the tier above</source>
        <translation>本案上报上一级</translation>
    </message>
    <message>
        <source>Delegate the case to the tier below</source>
        <translation>本案下派下一级</translation>
    </message>
    <message>
        <source>Merge the case into another one</source>
        <translation>本案并入另一案件</translation>
    </message>
    <message>
        <source>Split a case off this one</source>
        <translation>从本案拆出一个案件</translation>
    </message>
    <message>
        <source>Reopen the case</source>
        <translation>重启案件</translation>
    </message>
    <message>
        <source>Follow up with the reporter</source>
        <translation>回访上报人</translation>
    </message>
    <message>
        <source>Alarms: what is overdue and yours to act on</source>
        <translation>告警：已超时且由您处理</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>What do you want to do?</source>
        <translation>要做什么？</translation>
    </message>
    <message>
        <source>No such command now. Try fewer letters.</source>
        <translation>当前没有这样的命令，请减少文字再试。</translation>
    </message>
</context>
<context>
    <name>sandtable::scene::DrawingLayer</name>
    <message>
        <source>%1 m</source>
        <translation>%1 米</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 公里</translation>
    </message>
    <message>
        <source>%1 m²</source>
        <translation>%1 平方米</translation>
    </message>
    <message>
        <source>%1 ha</source>
        <translation>%1 公顷</translation>
    </message>
    <message>
        <source>%1 km²</source>
        <translation>%1 平方公里</translation>
    </message>
</context>
<context>
    <name>sandtable::scene::GroundReadout</name>
    <message>
        <source>Degrees of CGCS2000, taken for those of WGS 84: they differ by less than a metre</source>
        <translation>CGCS2000 经纬度，视同 WGS 84（相差不到一米）</translation>
    </message>
    <message>
        <source>Easting and northing of the 3° Gauss–Krüger zone, metres</source>
        <translation>高斯—克吕格 3° 带东、北坐标（米）</translation>
    </message>
    <message>
        <source>As WeChat and Amap give places</source>
        <translation>微信、高德地图所用坐标</translation>
    </message>
    <message>
        <source>As GPS receivers give places</source>
        <translation>GPS 接收机所用坐标</translation>
    </message>
    <message>
        <source>E %1  N %2</source>
        <translation>东 %1  北 %2</translation>
    </message>
</context>
<context>
    <name>PipeLegend</name>
    <message>
        <source>Under the ground</source>
        <translation>地下管线</translation>
    </message>
    <message>
        <source>Reading the pipes …</source>
        <translation>正在读取管线……</translation>
    </message>
    <message>
        <source>This city has no pipes.</source>
        <translation>本城市没有管线数据。</translation>
    </message>
    <message>
        <source>Alt 1…6 switch · colours of CJJ 61</source>
        <translation>Alt 1…6 切换 · 颜色依 CJJ 61</translation>
    </message>
</context>
<context>
    <name>PipePanel</name>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Copy what is known of this pipe</source>
        <translation>复制管线资料</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上游</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下游</translation>
    </message>
    <message>
        <source>Shut off</source>
        <translation>关阀</translation>
    </message>
    <message>
        <source>asking …</source>
        <translation>正在查询……</translation>
    </message>
    <message>
        <source>Esc puts it away</source>
        <translation>Esc 收起</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 处</translation>
    </message>
    <message>
        <source>This pipe</source>
        <translation>本管段</translation>
    </message>
    <message>
        <source>Manholes and valves beside it</source>
        <translation>相邻井与阀门</translation>
    </message>
    <message>
        <source>Tab and ⇧ Tab go on along the flow</source>
        <translation>Tab、⇧ Tab 沿流向前后移动</translation>
    </message>
</context>
<context>
    <name>PipeWords</name>
    <message>
        <source>Water supply</source>
        <translation>给水</translation>
    </message>
    <message>
        <source>Rain water</source>
        <translation>雨水</translation>
    </message>
    <message>
        <source>Sewage</source>
        <translation>污水</translation>
    </message>
    <message>
        <source>Gas</source>
        <translation>燃气</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>电力</translation>
    </message>
    <message>
        <source>Telecom</source>
        <translation>通信</translation>
    </message>
    <message>
        <source>Ductile iron</source>
        <translation>球墨铸铁</translation>
    </message>
    <message>
        <source>Steel</source>
        <translation>钢</translation>
    </message>
    <message>
        <source>Polyethylene</source>
        <translation>聚乙烯</translation>
    </message>
    <message>
        <source>Reinforced concrete</source>
        <translation>钢筋混凝土</translation>
    </message>
    <message>
        <source>Corrugated polyethylene</source>
        <translation>双壁波纹管</translation>
    </message>
    <message>
        <source>Cable conduits</source>
        <translation>电缆排管</translation>
    </message>
    <message>
        <source>In a trench</source>
        <translation>开槽敷设</translation>
    </message>
    <message>
        <source>Hung on a bridge</source>
        <translation>桥上悬挂</translation>
    </message>
    <message>
        <source>Siphon under water</source>
        <translation>倒虹吸过河</translation>
    </message>
    <message>
        <source>Drilled under water</source>
        <translation>定向钻过河</translation>
    </message>
    <message>
        <source>Manhole</source>
        <translation>检查井</translation>
    </message>
    <message>
        <source>Valve</source>
        <translation>阀门</translation>
    </message>
    <message>
        <source>Joint</source>
        <translation>接头</translation>
    </message>
    <message>
        <source>End</source>
        <translation>管端</translation>
    </message>
    <message>
        <source>Outfall</source>
        <translation>排水口</translation>
    </message>
    <message>
        <source>Treatment works</source>
        <translation>污水处理厂</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>供给源</translation>
    </message>
    <message>
        <source>Pumping station</source>
        <translation>泵站</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 米</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 公里</translation>
    </message>
</context>
<context>
    <name>Underground</name>
    <message>
        <source>No pipe here: go closer, or switch a kind on</source>
        <translation>此处没有管线：请放大，或打开一类管线</translation>
    </message>
    <message>
        <source>Nothing goes on from here</source>
        <translation>此处已无下游管线</translation>
    </message>
    <message>
        <source>Nothing leads to here</source>
        <translation>此处已无上游管线</translation>
    </message>
    <message>
        <source>Copied: what is known of the pipe</source>
        <translation>已复制：管线资料</translation>
    </message>
</context>
<context>
    <name>sandtable::console::PipeModel</name>
    <message>
        <source>Owner</source>
        <translation>权属单位</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不详</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>材质</translation>
    </message>
    <message>
        <source>Depth of the invert</source>
        <translation>管底埋深</translation>
    </message>
    <message>
        <source>Depth of the crown</source>
        <translation>管顶埋深</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Fall</source>
        <translation>坡度</translation>
    </message>
    <message>
        <source>Laid</source>
        <translation>埋设年份</translation>
    </message>
    <message>
        <source>Laying</source>
        <translation>敷设方式</translation>
    </message>
    <message>
        <source>Downstream</source>
        <translation>下游</translation>
    </message>
    <message>
        <source>Upstream</source>
        <translation>上游</translation>
    </message>
    <message>
        <source>Shut off</source>
        <translation>关阀</translation>
    </message>
    <message>
        <source>Pipe</source>
        <translation>管线长度</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>管段</translation>
    </message>
    <message>
        <source>Manholes</source>
        <translation>检查井</translation>
    </message>
    <message>
        <source>Pumping stations</source>
        <translation>泵站</translation>
    </message>
    <message>
        <source>Ends in</source>
        <translation>排入</translation>
    </message>
    <message>
        <source>Fed from</source>
        <translation>供给源</translation>
    </message>
    <message>
        <source>nothing known</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>Valves to close</source>
        <translation>须关阀门</translation>
    </message>
    <message>
        <source>Drained</source>
        <translation>放空管线</translation>
    </message>
    <message>
        <source>Cut off beyond</source>
        <translation>下游断供</translation>
    </message>
    <message>
        <source>Has to stop</source>
        <translation>须停运</translation>
    </message>
    <message>
        <source>Addresses without supply</source>
        <translation>停供地址</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 处</translation>
    </message>
    <message>
        <source>To be told</source>
        <translation>须通知</translation>
    </message>
    <message>
        <source>This kind has no valves.</source>
        <translation>这类管线没有阀门。</translation>
    </message>
    <message>
        <source>Depth %1</source>
        <translation>埋深 %1</translation>
    </message>
</context>
</TS>
