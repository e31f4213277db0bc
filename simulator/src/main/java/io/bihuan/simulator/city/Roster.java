package io.bihuan.simulator.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Organisations, people and vehicles of the city. Every name is invented, and no number is anybody's. */
final class Roster {
    /** The mix of the fleet, in thousandths: coaches 395, of which four fifths have tyre sensors; dangerous goods 605. */
    private static final int[] MIX = {200, 195, 235, 370};

    private static final List<String> KINDS = List.of(
            VehicleKinds.TOUR_COACH, VehicleKinds.SCHEDULED_COACH, VehicleKinds.TANKER, VehicleKinds.DANGEROUS_TRUCK);
    private static final String[] FAMILY = {
        "洪", "岑", "柏", "凌", "邬", "祁", "屈", "项", "褚", "卫", "蒋", "沈", "韩", "杨", "秦", "许", "何", "吕", "施", "孔", "曹", "严",
        "华", "金", "魏", "陶", "姜", "戚", "谢", "邹", "喻", "苏"
    };
    private static final String[] GIVEN = {
        "建平", "志远", "海生", "春来", "文斌", "立新", "守义", "长顺", "国梁", "玉田", "晓峰", "永康", "德明", "运来", "广林", "一鸣", "思齐", "小满",
        "景行", "如松", "向东", "万里", "宝山", "安澜"
    };
    private static final String[] MAKERS = {"BHSIM", "HCNAV", "LANJI", "YFTEC"};
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

    private final Chance chance;
    private final Districts districts;
    private final List<Place> places;

    Roster(Chance chance, Districts districts, List<Place> places) {
        this.chance = chance;
        this.districts = districts;
        this.places = places;
    }

    List<CityFile.Organisation> organisations() {
        List<CityFile.Organisation> all = new ArrayList<>();
        all.add(new CityFile.Organisation("city", null, "CITY", City.NAME, "Haicheng City"));
        all.add(new CityFile.Organisation("transport", "city", "DEPARTMENT", "海澄市交通运输局", "Transport Bureau"));
        all.add(new CityFile.Organisation(
                "emergency", "city", "DEPARTMENT", "海澄市应急管理局", "Emergency Management Bureau"));
        for (CompanyPlan company : CompanyPlan.ALL) {
            all.add(new CityFile.Organisation(
                    company.key(), supervisor(company), "ENTERPRISE", company.name(), company.nameEn()));
            if (company.weight() >= 4) {
                for (int team = 1; team <= 2; team++) {
                    all.add(new CityFile.Organisation(
                            company.key() + "-" + team,
                            company.key(),
                            "TEAM",
                            company.shortName() + "第" + "一二".charAt(team - 1) + "车队",
                            company.nameEn() + " Team " + team));
                }
            }
        }
        return all;
    }

    /** Chemical logistics companies answer to the emergency bureau, all others to the transport bureau. */
    private static String supervisor(CompanyPlan company) {
        return company.name().contains("化工")
                        || company.name().contains("气体")
                        || company.name().contains("危化")
                ? "emergency"
                : "transport";
    }

    List<CityFile.Person> people() {
        List<CityFile.Person> all = new ArrayList<>();
        all.add(person("guanli", "ADMINISTRATOR", "city", null));
        all.add(person("jiandu", "CITY_SUPERVISOR", "city", null));
        all.add(person("lingdao", "LEADER", "city", null));
        all.add(person("jiaotong", "DEPARTMENT_SUPERVISOR", "transport", null));
        all.add(person("yingji", "DEPARTMENT_SUPERVISOR", "emergency", null));
        for (int i = 0; i < CompanyPlan.ALL.size(); i++) {
            String login = String.format(Locale.ROOT, "qiye%02d", i + 1);
            all.add(person(
                    login, "ENTERPRISE_SAFETY_MANAGER", CompanyPlan.ALL.get(i).key(), null));
        }
        for (int i = 0; i < districts.keys().size(); i++) {
            all.add(person(
                    "xuncha" + (i + 1),
                    "INSPECTOR",
                    "transport",
                    districts.keys().get(i)));
        }
        return all;
    }

    private CityFile.Person person(
            String login, String role, String organisation, @org.jspecify.annotations.Nullable String grid) {
        return new CityFile.Person(login, name(), role, organisation, grid);
    }

    List<CityFile.Vehicle> vehicles(int count) {
        List<CityFile.Vehicle> all = new ArrayList<>();
        int[] made = new int[MIX.length];
        for (int i = 0; i < count; i++) {
            int kind = 0;
            for (int k = 1; k < MIX.length; k++) {
                if ((made[k] + 1.0) / MIX[k] < (made[kind] + 1.0) / MIX[kind]) {
                    kind = k;
                }
            }
            all.add(vehicle(i, KINDS.get(kind), made[kind]++));
        }
        return all;
    }

    private CityFile.Vehicle vehicle(int number, String kind, int ofKind) {
        CompanyPlan company = company(kind);
        Place depot = places.stream()
                .filter(p -> p.key().equals(company.key()))
                .findFirst()
                .orElseThrow();
        boolean coach = !VehicleKinds.dangerous(kind);
        int draw = chance.below(20);
        String edition = draw < 2 ? "2011" : draw < 12 ? "2013" : "2019";
        boolean new2019 = edition.equals("2019");
        String maker = MAKERS[chance.below(MAKERS.length)];
        String phone = String.format(Locale.ROOT, new2019 ? "%020d" : "%012d", 10_000_000_000L + number + 1);
        String team = company.weight() >= 4 ? company.key() + "-" + (1 + number % 2) : company.key();
        return new CityFile.Vehicle(
                plate(number),
                2,
                kind,
                team,
                districts.cellOf(depot.at()),
                phone,
                edition,
                maker,
                (coach ? "BH-K" : "BH-W") + (new2019 ? "900" : edition.equals("2013") ? "600" : "300"),
                String.format(Locale.ROOT, "T%06d", number + 1),
                String.format(Locale.ROOT, "LBHSIM%s0%09d", coach ? "K" : "W", number + 1),
                name(),
                String.format(Locale.ROOT, "100%08d", 50_000_000 + number),
                coach && ofKind % 5 != 4,
                coach ? 3 : kind.equals(VehicleKinds.TANKER) ? 1 : 0,
                kind.equals(VehicleKinds.TANKER),
                coach ? 100 : 80);
    }

    private CompanyPlan company(String kind) {
        List<CompanyPlan> weighted = new ArrayList<>();
        for (CompanyPlan company : CompanyPlan.ALL) {
            for (int i = 0; company.kinds().contains(kind) && i < company.weight(); i++) {
                weighted.add(company);
            }
        }
        return chance.of(weighted);
    }

    private String name() {
        return FAMILY[chance.below(FAMILY.length)] + GIVEN[chance.below(GIVEN.length)];
    }

    /** Plates begin with a province character that does not exist, so that none belongs to anybody. */
    private static String plate(int number) {
        return "澄" + LETTERS.charAt(number / 20_000 % LETTERS.length())
                + LETTERS.charAt(number * 7 / 1_000 % LETTERS.length())
                + String.format(Locale.ROOT, "%04d", number * 7L % 1_000 * 10 + number / 1_000 % 10);
    }
}
