package io.bihuan.engine.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.MemoryUsageType;
import org.rocksdb.MemoryUtil;
import org.rocksdb.RocksDB;

/**
 * RocksDB's settings. The log and the chunks are compressed before they come here, but small records are not compressed
 * well on their own, so that blocks are compressed once more; RocksDB keeps a block as it is when that does not help.
 */
final class RocksTuning implements AutoCloseable {
    private static final long MEBIBYTE = 1 << 20;
    private final LRUCache cache = new LRUCache(64 * MEBIBYTE);
    private final BloomFilter bloom = new BloomFilter(10);
    private final CompressionOptions quick = new CompressionOptions().setLevel(1);
    private final List<ColumnFamilyOptions> made = new ArrayList<>();

    DBOptions database() {
        return new DBOptions()
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setMaxTotalWalSize(128 * MEBIBYTE)
                .setMaxBackgroundJobs(2)
                .setBytesPerSync(MEBIBYTE)
                .setMaxOpenFiles(512)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setKeepLogFileNum(3)
                .setMaxLogFileSize(4 * MEBIBYTE);
    }

    ColumnFamilyOptions of(Table table) {
        return switch (table) {
            case LOG, CHUNKS -> large();
            case STATES -> small().setWriteBufferSize(32 * MEBIBYTE);
            case META, OUTBOX, ALARMS, OPEN_ALARMS, KEPT_FRAMES -> small();
        };
    }

    private ColumnFamilyOptions large() {
        return small().setWriteBufferSize(64 * MEBIBYTE).setTargetFileSizeBase(64 * MEBIBYTE);
    }

    ColumnFamilyOptions small() {
        ColumnFamilyOptions options = new ColumnFamilyOptions()
                .setWriteBufferSize(4 * MEBIBYTE)
                .setCompressionType(CompressionType.ZSTD_COMPRESSION)
                .setCompressionOptions(quick)
                .setTableFormatConfig(new BlockBasedTableConfig()
                        .setBlockCache(cache)
                        .setFilterPolicy(bloom)
                        .setBlockSize(16 * 1024)
                        .setFormatVersion(5));
        made.add(options);
        return options;
    }

    /** What an open database made with these settings holds in memory. */
    StoreMemory memory(RocksDB database) {
        Map<MemoryUsageType, Long> held = MemoryUtil.getApproximateMemoryUsageByType(List.of(database), Set.of(cache));
        return new StoreMemory(
                held.getOrDefault(MemoryUsageType.kMemTableTotal, 0L),
                held.getOrDefault(MemoryUsageType.kTableReadersTotal, 0L),
                held.getOrDefault(MemoryUsageType.kCacheTotal, 0L));
    }

    @Override
    public void close() {
        made.forEach(ColumnFamilyOptions::close);
        quick.close();
        bloom.close();
        cache.close();
    }
}
