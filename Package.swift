// swift-tools-version: 6.2
import PackageDescription

// The rooms of the house. Imports point only downwards (floor 6 to floor 0); ArchitectureTests read
// the `import` lines and keep it so. Each C library has exactly one room that may import it.

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

func room(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = [])
  -> Target
{
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = [])
  -> Target
{
  .testTarget(
    name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "newsloom",
  products: [
    .executable(name: "newsloom", targets: ["newsloom"]),
    // For tests, which preload it.
    .library(name: "FakeClock", type: .dynamic, targets: ["FakeClock"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // Floor 0: C libraries and plain values.
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CPSL", pkgConfig: "libpsl", providers: [.apt(["libpsl-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CMalloc"),
    .target(name: "CCLD2", linkerSettings: [.linkedLibrary("cld2")]),
    room("NewsModel"),

    // Floor 1.
    room("Markup", ["NewsModel"]),
    room("TextAnalysis", ["NewsModel", "CCLD2"]),
    room("Scheduling", ["NewsModel"]),
    room("Transport", ["NewsModel", "CCurl", "CPSL"]),
    room("StateStore", ["NewsModel", grdb]),
    room("NDJSONOutput", ["NewsModel", "CZstd", "CZlib"]),

    // Floor 2.
    room("FeedParsing", ["NewsModel", "Markup", "CLibXML2"]),
    room(
      "ArticleExtraction", ["NewsModel", "Markup", "TextAnalysis"],
      resources: [.embedInCode("Resources")]),
    room("NearDuplicates", ["NewsModel", "TextAnalysis"]),
    room("EventClustering", ["NewsModel", "TextAnalysis"]),
    room("Overview", ["NewsModel"]),

    // Floor 3.
    room("Configuration", ["NewsModel", "Markup", "Transport", yams]),

    // Floor 4.
    room(
      "Pipeline",
      [
        "NewsModel", "Markup", "TextAnalysis", "Scheduling", "Transport", "StateStore",
        "NDJSONOutput", "Configuration", "FeedParsing", "ArticleExtraction", "NearDuplicates",
        "EventClustering", "CCrypto", logging,
      ]),

    // Floor 5.
    room(
      "Service",
      ["NewsModel", "Configuration", "NDJSONOutput", "Pipeline", "StateStore", "CMalloc", logging]),

    // Floor 6.
    // NearDuplicates and EventClustering are not imported, but a replay holds their values: without
    // them here an incremental build would keep a command that knows their old layout, and the
    // binary would decide wrongly or crash.
    .executableTarget(
      name: "newsloom",
      dependencies: [
        "NewsModel", "Markup", "TextAnalysis", "Configuration", "FeedParsing", "ArticleExtraction",
        "NearDuplicates", "EventClustering", "NDJSONOutput", "Overview", "Pipeline", "Scheduling",
        "Service", "StateStore", arguments,
        logging,
      ],
      swiftSettings: settings),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    .target(name: "FakeClock", path: "Tests/FakeClock"),
    tests("ArchitectureTests", []),
    tests("NewsModelTests", ["NewsModel"]),
    tests("ConfigurationTests", ["Configuration", "NewsModel", "TestSupport", "Transport"]),
    tests("NDJSONOutputTests", ["NDJSONOutput", "NewsModel", "TestSupport"]),
    tests(
      "PipelineTests",
      [
        "Pipeline", "Configuration", "EventClustering", "NearDuplicates", "NewsModel",
        "TestSupport", logging,
      ]),
    tests("EndToEndTests", ["newsloom", "TestSupport"]),
    tests("OverviewTests", ["Overview", "NewsModel"]),
    tests("ServiceTests", ["Service", "TestSupport", logging]),
    tests("StateStoreTests", ["StateStore", "NewsModel", "TestSupport"]),
    tests("EventClusteringTests", ["EventClustering", "NewsModel", "TextAnalysis", "TestSupport"]),
    .executableTarget(
      name: "events-benchmark", dependencies: ["EventClustering", "NewsModel", "TextAnalysis"],
      path: "Tests/Benchmarks/EventClustering", swiftSettings: settings),
    tests("TextAnalysisTests", ["TextAnalysis"]),
    tests("NearDuplicatesTests", ["NearDuplicates", "NewsModel", "TextAnalysis", "TestSupport"]),
    .executableTarget(
      name: "duplicates-benchmark", dependencies: ["NearDuplicates", "NewsModel", "TextAnalysis"],
      path: "Tests/Benchmarks/NearDuplicates", exclude: ["peers.py"], swiftSettings: settings),
    tests("MarkupTests", ["Markup", "TestSupport"]),
    tests(
      "ArticleExtractionTests",
      ["ArticleExtraction", "Markup", "NewsModel", "TextAnalysis", "TestSupport"]),
    tests("TransportTests", ["Transport", "NewsModel", "TestSupport"]),
    tests("SchedulingTests", ["Scheduling", "NewsModel", "TestSupport"]),
    tests("FeedParsingTests", ["FeedParsing", "Markup", "NewsModel", "TestSupport"]),
    .executableTarget(
      name: "feed-benchmark", dependencies: ["FeedParsing", "NewsModel"],
      path: "Tests/Benchmarks/FeedParsing", swiftSettings: settings),
    .executableTarget(
      name: "polling-benchmark", dependencies: ["NewsModel", "Scheduling", "TestSupport"],
      path: "Tests/Benchmarks/Polling", exclude: ["run"], swiftSettings: settings),
    .executableTarget(
      name: "service-benchmark",
      dependencies: ["Service", "Pipeline", "Configuration", "NewsModel", logging],
      path: "Tests/Benchmarks/Service", swiftSettings: settings),
    .executableTarget(
      name: "TransportBenchmark", dependencies: ["Transport", "NewsModel"],
      path: "Tests/Benchmarks/Transport", exclude: ["poll.c", "run"], swiftSettings: settings),
  ]
)
